// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula of too many axes
// text: dovetail: layer 0, Mine, has a formula of more than 5 axes
// type: layer<0, Mine, has_a_formula_of_more_than_5_axes>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return sum(x, axis<1>); }
#else
  static constexpr auto formula(auto x) { return sum(expand_dims<0>(x) + expand_dims<1>(x), axis<1>); }
#endif
};
using A = Sequential<Input<2, 2, 2, 2, 2>, Mine, Flatten<>>;

Network<A> network;
