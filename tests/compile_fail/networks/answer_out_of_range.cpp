// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: The number of an output that is not there
// text: dovetail: no output has number 2, the outputs are "digit", "angle"
// type: no_problem<named<no_output_has_number_N<2, the_outputs_are<Literal<6>{"digit"}, Literal<6>{"angle"}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

float f(const Network<Two>& network, const Tensor<float, 3, 2>& image, const Tensor<float, 3>& meta) {
  const auto answers = network.predict(image, meta);
#ifdef FIXED
  return answers.get<1>()(0);
#else
  return answers.get<2>()(0);
#endif
}
