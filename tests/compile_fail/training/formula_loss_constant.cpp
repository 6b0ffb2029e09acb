// SPDX-License-Identifier: MIT
// mistake: Training: A loss whose formula is not constexpr
// text: dovetail: the loss Mine wants a static constexpr formula(wanted, predicted) that gives a number, such as a mean, but the network gives shape (2)
// type: loss<Mine, on_output<Shape<2>>>
#include <dovetail/training/formula_loss.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Mine : FormulaLoss<Mine> {
#ifdef FIXED
  static constexpr auto formula(auto wanted, auto predicted) { return mean(square(predicted - wanted)); }
#else
  static auto formula(auto wanted, auto predicted) { return mean(square(predicted - wanted)); }
#endif
};

int main() { auto model = compile<Sequential<Dense<4, 2>>>(Adam{}, Mine{}); }
