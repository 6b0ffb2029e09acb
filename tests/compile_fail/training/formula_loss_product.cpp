// SPDX-License-Identifier: MIT
// mistake: Training: A product that does not fit, in the formula of a loss
// text: dovetail: matmul of shapes (2, 3) and (2, 3): the last axis of the first is 3, the next to last one of the second is 2
// type: matmul_of<Shape<2, 3>, Shape<2, 3>>
// flags: -ftemplate-backtrace-limit=1
#include <dovetail/training/formula_loss.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : FormulaLoss<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto wanted, auto predicted) { return mean(matmul(wanted, transpose(predicted))); }
#else
  static constexpr auto formula(auto wanted, auto predicted) { return mean(matmul(wanted, predicted)); }
#endif
};

int main() { auto model = compile<Sequential<Input<4>, Dense<6>, Reshape<2, 3>>>(Adam{}, Mine{}); }
