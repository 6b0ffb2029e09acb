// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: fit with targets of another shape than a loss takes
// text: dovetail: the target of "angle" has shape (None, 5), but MeanSquaredError takes shape (None)
// type: no_problem<named<the_target_of<Literal<6>{"angle"}, has_shape<None{}, 5>, but_L_takes_shape<MeanSquaredError, None{}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
inline constexpr std::size_t width = 1;
#else
inline constexpr std::size_t width = 5;
#endif
using Image = Tensor<float, dynamic, 3, 2>;
using Meta = Tensor<float, dynamic, 3>;
using Digit = Tensor<std::int32_t, dynamic>;
using Angle = Tensor<float, dynamic, width>;

double f(const Image& image, const Meta& meta, const Digit& digit, const Angle& angle) {
  auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}}, Accuracy{});
  return model.fit({image, meta}, {digit, angle}, {.epochs = 2}).loss.back();
}
