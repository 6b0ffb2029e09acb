// SPDX-License-Identifier: MIT
// does not compile
// A Keras tutorial, first program: 100 samples of 5 features, without an input shape. Keras builds the model when
// it sees the data, or fails then; here the compiler says what to add.
//
// text: dovetail: layer 0, Dense<8>, does not tell its input shape: put Input before it as in Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<layer<0, Dense<8>, does_not_tell_its_input_shape, put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>
using namespace dovetail;

#ifdef FIXED
using Classifier = Sequential<Input<5>, Dense<8>, ReLU, Dense<1>, Sigmoid>;
#else
using Classifier = Sequential<Dense<8>, ReLU, Dense<1>, Sigmoid>;
#endif

int main() {
  const auto x = Tensor<float, dynamic, 5>::with_rows(100);
  const auto y = Tensor<float, dynamic>::with_rows(100);

  auto model = compile<Classifier>(Adam{}, BinaryCrossentropy{}, Accuracy{});
  model.fit(x, y, {.epochs = 10});
}
