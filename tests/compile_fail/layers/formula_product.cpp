// SPDX-License-Identifier: MIT
// mistake: Your own layers: A product that does not fit, in a formula
// text: dovetail: matmul of shapes (2, 3) and (2, 3): the last axis of the first is 3, the next to last one of the second is 2
// type: matmul_of<Shape<2, 3>, Shape<2, 3>>
// flags: -ftemplate-backtrace-limit=1
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return matmul(x, transpose(x)); }
#else
  static constexpr auto formula(auto x) { return matmul(x, x); }
#endif
};
using A = Sequential<Input<2, 3>, Mine, Flatten<>>;

Network<A> network;
