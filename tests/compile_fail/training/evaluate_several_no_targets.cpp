// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: evaluate without targets
// text: dovetail: evaluate takes samples and their targets
// type: no_problem<named<evaluate<takes_samples_and_their_targets>>::text>
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
  return model.evaluate({image, meta}, {digit, angle}).loss;
#else
  static_cast<void>(digit), static_cast<void>(angle);
  return model.evaluate({image, meta}).loss;
#endif
}
