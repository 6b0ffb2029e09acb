// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: fit with one of two targets
// text: dovetail: the network has 2 outputs: put their targets in braces
// type: no_problem<named<the_network_has_N_outputs<2, put_their_targets_in_braces>>::text>
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
  auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}}, Accuracy{});
  static_cast<void>(angle);
#ifdef FIXED
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}).loss.back();
#else
  return model.fit({image, meta}, digit, {.epochs = 2}).loss.back();
#endif
}
