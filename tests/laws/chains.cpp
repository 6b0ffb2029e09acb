// SPDX-License-Identifier: MIT
// The gradient law for layers in company.
#include "laws.hpp"

using namespace laws;

TEST_CASE("a Dense with something before its activation keeps the gradient law, as two steps") {
  check_gradients<Sequential<Dense<3, W + 1>, Copied, ReLU>, Sequential<Dense<3, W + 1>, Dropout<0>, Tanh>,
                  Sequential<Dense<3, W + 1>, Sigmoid, Tanh>, Sequential<Dense<3, W + 1>, Flatten<>, ReLU>,
                  Sequential<Dense<3, W + 1>, BatchNormalization, Sigmoid>>();
}

TEST_CASE("a classifier keeps the gradient law") {
  check_gradients<Sequential<Input<4, 3>, Flatten<>, Dense<W + 1>, ReLU, Dense<5>, Softmax>,
                  Sequential<Input<5>, Dense<7>, Tanh, Dropout<0.25>, Dense<W + 1>, Sigmoid, Dropout<0.5>, Dense<2>>>();
}

TEST_CASE("a network of images keeps the gradient law") {
  check_gradients<Sequential<Input<6, 5, 2>, BatchNormalization, MaxPooling2D<2>, ReLU, Flatten<>, Dense<3>, Softmax>,
                  Sequential<Input<24>, Reshape<4, 3, 2>, Tanh, MaxPooling2D<2>, Flatten<>, Dense<3>>>({4, 1, 3});
}

TEST_CASE("layers that pass through keep the gradient law, wherever they stand") {
  check_gradients<Sequential<Flatten<2, 2>, Dense<4, 3>>, Sequential<Dense<4, 4>, Reshape<2, 2>>,
                  Sequential<Input<2, 2>, Flatten<>, Dense<4>, Reshape<2, 2>, Flatten<>, Dense<2>, Reshape<1, 2>>,
                  Sequential<Input<6>, Reshape<2, 3>, ReLU, Flatten<>>>();
}

TEST_CASE("chains without parameters keep the gradient law") {
  check_gradients<Sequential<Input<5>, Tanh, Sigmoid, Softmax>, Sequential<Input<2, 3>, Flatten<>, Reshape<3, 2>>,
                  Sequential<Input<4, 4, 2>, MaxPooling2D<2>, Dropout<0.5>>>();
}

TEST_CASE("layers without parameters before and behind those with keep the gradient law") {
  check_gradients<Sequential<Input<5>, Tanh, Copied, Dense<4>, Sigmoid, Copied, Softmax>,
                  Sequential<Input<5>, Dropout<0.25>, Tanh, Dense<3>, Tanh, Dropout<0.25>>>();
}

TEST_CASE("a network deeper than its two buffers of gradients keeps the gradient law") {
  check_gradients<
      Sequential<Input<3>, Dense<9>, Tanh, Dense<2>, Sigmoid, Dense<7>, Softmax, Dense<4>, Tanh, Dense<5>, Sigmoid>>();
}

TEST_CASE("layers of tokens and bytes keep the gradient law, with what is behind them") {
  check_gradients<Sequential<Input<W>, Embedding<3, 2>, Tanh>,
                  Sequential<Input<4, 1>, Flatten<>, Embedding<6, 2>, EachRow<Dense<2>>>,
                  Sequential<Input<2, 3>, Embedding<5, W + 1>, Flatten<>, Dense<2>>,
                  Sequential<Input<6>, Rescaling<1.0 / 255, -0.5>, Dense<3>>,
                  Sequential<Input<5>, Dense<4>, Rescaling<3, 1>, Tanh>>();
}
