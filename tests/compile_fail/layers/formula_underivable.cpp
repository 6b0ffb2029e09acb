// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula without a gradient
// text: dovetail: a product of all elements has no gradient in a formula
// type: a_product_of_all_elements_has_no_gradient_in_a_formula
// flags: -ftemplate-backtrace-limit=1
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return x / sum(x); }
#else
  static constexpr auto formula(auto x) { return x / prod(x); }
#endif
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
