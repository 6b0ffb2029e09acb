// SPDX-License-Identifier: MIT
// mistake: Training: fit with floats for bytes
// text: dovetail: the input has elements of type float, but the network takes elements of type unsigned char: state the option Floats of Rescaling
// type: no_problem<named<the_input<has_elements_of_type<float>, but_the_network_takes_elements_of_type<unsigned char>, state_the_option_Floats_of_Rescaling>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Digits = Sequential<Input<28, 28>, With<Rescaling<1.0 / 255>, Floats>, Flatten<>, Dense<10>, Softmax>;
#else
using Digits = Sequential<Input<28, 28>, Rescaling<1.0 / 255>, Flatten<>, Dense<10>, Softmax>;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  return model.fit(x, y).loss.back();
}
