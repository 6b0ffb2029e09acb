// SPDX-License-Identifier: MIT
// mistake: Your own layers: A formula that is not constexpr
// text: dovetail: layer 0, Mine, has a formula that the compiler cannot run: write static constexpr auto formula
// type: layer<0, Mine, has_a_formula_that_the_compiler_cannot_run, write_static_constexpr_auto_formula>
#include <dovetail/layers/formula.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : Formula<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto x) { return x * x; }
#else
  static auto formula(auto x) { return x * x; }
#endif
};
using A = Sequential<Input<3>, Mine>;

Network<A> network;
