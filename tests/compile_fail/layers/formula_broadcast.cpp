// SPDX-License-Identifier: MIT
// mistake: Your own layers: Shapes that do not broadcast, in a formula
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (2)
// type: operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<2>>
// flags: -ftemplate-backtrace-limit=1
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return x - mean(x, axis<1>, keepdims); }
#else
  static constexpr auto formula(auto x) { return x - mean(x, axis<1>); }
#endif
};
using A = Sequential<Input<2, 3>, Mine, Flatten<>>;

Network<A> network;
