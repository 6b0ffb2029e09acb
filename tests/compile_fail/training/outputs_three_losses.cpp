// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Three losses for two outputs
// text: dovetail: the network has 2 outputs, but Losses has 3: name one loss per output in Losses
// type: no_problem<named<the_network_has_N_outputs<2, but_Losses_has_N<3>, name_one_loss_per_output_in_Losses>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

using Image = Tensor<float, dynamic, 3, 2>;
using Meta = Tensor<float, dynamic, 3>;
using Digit = Tensor<std::int32_t, dynamic>;
using Angle = Tensor<float, dynamic>;

double f(const Image& image, const Meta& meta, const Digit& digit, const Angle& angle) {
#ifdef FIXED
  auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}});
#else
  auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}, MeanSquaredError{}});
#endif
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}).loss.back();
}
