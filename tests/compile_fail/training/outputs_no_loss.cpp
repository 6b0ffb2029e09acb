// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A metric among the losses
// text: dovetail: Losses takes losses, but argument 2, Accuracy, is not a loss
// type: no_problem<named<Losses_takes_losses<but_argument<2, Accuracy>, is_not_a_loss>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}});
#else
auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, Weighted{0.3, Accuracy{}}});
#endif
