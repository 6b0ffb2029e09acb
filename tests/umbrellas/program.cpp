// SPDX-License-Identifier: MIT
// What the order of includes once changed: containers in containers, and the mistakes that training refuses. The
// headers come from the command line. The three lines under REFUSED are errors, one each.
using namespace dovetail;

using Deep = Sequential<Input<4>, Residual<Dense<4>, Sequential<ReLU, Dense<4>>, Tanh>, Sequential<Dense<3>, Softmax>>;
static_assert(std::same_as<Deep::output, Shape<3>>);

double trained() {
  auto model = compile<Deep>(SGD{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const Tensor<float, 2, 4> x;
  const Tensor<std::int32_t, 2> y{0, 2};
  return model.fit(x, y, {.epochs = 1}).loss.back();
}
Tensor<float, 2, 2> computed(const Tensor<float, 2, 2>& x) { return sigmoid(tanh(x) + 1); }

// REFUSED
auto refused() {
  compile<Sequential<Input<4>, Dense<1>, Softmax>>(SGD{}, BinaryCrossentropy{});
  compile<Sequential<Input<4>, Dense<3>, Sigmoid>>(SGD{}, SparseCategoricalCrossentropy{});
  compile<Sequential<Input<4>, Dense<3>, Tanh>>(SGD{}, SparseCategoricalCrossentropy{});
}
