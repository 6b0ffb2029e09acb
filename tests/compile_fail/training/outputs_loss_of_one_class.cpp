// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A loss that does not suit its output
// text: dovetail: the loss SparseCategoricalCrossentropy wants one output per class, at least 2 (for one output: BinaryCrossentropy), but the output "angle" has shape (1)
// type: no_problem<named<loss<SparseCategoricalCrossentropy, on_the_output<Shape<1>, Literal<6>{"angle"}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}});
#else
auto model = compile<Two>(Adam{}, Losses{MeanSquaredError{}, SparseCategoricalCrossentropy{}});
#endif
