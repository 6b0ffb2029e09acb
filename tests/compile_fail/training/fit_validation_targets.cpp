// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Validation with targets in another order
// text: dovetail: the target of "digit" has elements of type float, but SparseCategoricalCrossentropy takes elements of type int: write cast<int>(...)
// type: no_problem<named<the_target_of<Literal<6>{"digit"}, has_elements_of_type<float>, but_L_takes_elements_of_type<SparseCategoricalCrossentropy, int>, write<cast<int> (...)>>>::text>
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
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}, {{image, meta}, {digit, angle}}).loss.back();
#else
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}, {{image, meta}, {angle, digit}}).loss.back();
#endif
}
