// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: The value of a metric that counts on two outputs
// text: dovetail: the metric MeanAbsoluteError counts on several outputs: write On<"digit", MeanAbsoluteError>
// type: no_problem<named<the_metric_M_counts_on_several_outputs<MeanAbsoluteError, write<On<Literal<6>{"digit"}, MeanAbsoluteError>>>>::text>
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
  auto model = compile<Two>(Adam{}, Losses{MeanSquaredError{}, MeanSquaredError{}}, MeanAbsoluteError{});
  static_cast<void>(digit);
  const auto result = model.evaluate({image, meta}, {Tensor<float, dynamic, 3>(), angle});
#ifdef FIXED
  return result.metric<On<"angle", MeanAbsoluteError>>();
#else
  return result.metric<MeanAbsoluteError>();
#endif
}
