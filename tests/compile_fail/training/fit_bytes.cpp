// SPDX-License-Identifier: MIT
// mistake: Training: fit with bytes for numbers
// pytorch: RuntimeError: mat1 and mat2 must have the same dtype, but got Byte and Float
// text: dovetail: the input has elements of type unsigned char, but the network computes in float: write cast<float>(...), or put Rescaling first
// type: no_problem<named<the_input<has_elements_of_type<unsigned char>, but_the_network_computes_in<float>, write<cast<float> (...), or_put_Rescaling_first>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Digits = Sequential<Input<28, 28>, Rescaling<1.0 / 255>, Flatten<>, Dense<10>, Softmax>;
#else
using Digits = Sequential<Input<28, 28>, Flatten<>, Dense<10>, Softmax>;
#endif

double f(const Tensor<std::uint8_t, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  return model.fit(x, y).loss.back();
}
