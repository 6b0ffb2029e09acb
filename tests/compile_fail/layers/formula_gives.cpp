// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula that does not give what it computes
// text: dovetail: layer 0, Mine, has a formula that gives double, but a formula gives what it computes from x
// type: layer<0, Mine, has_a_formula_that_gives<double>, but_a_formula_gives_what_it_computes_from_x>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return x + 0.5; }
#else
  static constexpr auto formula(auto) { return 0.5; }
#endif
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
