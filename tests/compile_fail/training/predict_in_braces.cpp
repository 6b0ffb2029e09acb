// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Several inputs of predict in braces
// text: dovetail: predict takes inputs one behind the other and not in braces
// type: no_problem<named<predict_takes_inputs_one_behind_the_other_and_not_in_braces>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

int main() {
  auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}});
  const Tensor<float, 3, 2> image;
  const Tensor<float, 3> meta;
#ifdef FIXED
  model.predict(image, meta);
#else
  model.predict({image, meta});
#endif
}
