// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula of one value, for two
// text: dovetail: layer 1, Join<Mine, "x">, has no formula that can be called with x, x
// type: layer<1, Join<Mine, Literal<2>{"x"}>, has_no_formula_that_can_be_called_with<x, x>>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto a, auto b) { return a * sigmoid(b); }
#else
  static constexpr auto formula(auto a) { return a * sigmoid(a); }
#endif
};
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Mine, "x">>;

Network<A> network;
