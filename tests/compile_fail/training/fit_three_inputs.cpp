// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: fit with three inputs of a network of two
// text: dovetail: the network takes 2 inputs, but the braces have 3
// type: no_problem<named<the_network_takes_N_inputs<2, but_the_braces_have_N<3>>>::text>
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
#ifdef FIXED
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}).loss.back();
#else
  return model.fit({image, meta, meta}, {digit, angle}, {.epochs = 2}).loss.back();
#endif
}
