// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula layer without a formula
// text: dovetail: layer 1, Mine, has no formula that can be called with x
// type: layer<1, Mine, has_no_formula_that_can_be_called_with<x>>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return 2 * x; }
#else
  static constexpr auto forward(auto x) { return 2 * x; }
#endif
};
using A = Sequential<Dense<4, 3>, Mine>;

Network<A> network;
