// SPDX-License-Identifier: MIT
// The gradient law for containers of layers.
#include "laws.hpp"

using namespace laws;

TEST_CASE("a Residual keeps the gradient law, whatever it ends in") {
  check_gradients<Sequential<Input<4>, Residual<Dense<4>, ReLU>, Dense<2>>,
                  Sequential<Input<4>, Dense<W + 1>, Tanh, Residual<Dense<3>, Sigmoid, Dense<W + 1>, Softmax>, ReLU>,
                  Sequential<Input<6>, Residual<Dropout<0.5>>>,
                  Sequential<Input<6>, Residual<Dense<6>, BatchNormalization, Tanh, Dropout<0.25>>, Softmax>,
                  Sequential<Input<2, 3>, Residual<Flatten<>, Dense<6>, Reshape<2, 3>>>>();
}

TEST_CASE("EachRow keeps the gradient law, with the activation behind it too") {
  check_gradients<Sequential<Input<3, 4>, EachRow<Dense<2>>>, Sequential<Input<3, 4>, EachRow<Dense<5>>, Tanh>,
                  Sequential<Input<3, 4>, EachRow<Dense<5>, Sigmoid, Dense<W + 1>>, Tanh, Flatten<>, Dense<2>>,
                  Sequential<Input<2, 5>, EachRow<Dropout<0.25>, Dense<3>, BatchNormalization>, Tanh, Dropout<0.5>>,
                  Sequential<Input<2, 2, 3>, EachRow<EachRow<Dense<2>>>, ReLU, EachRow<Flatten<>, Dense<3>, Softmax>>,
                  Sequential<Input<2, 4>, Residual<EachRow<Dense<3>, Tanh, Dense<4>>>, EachRow<Residual<Dense<4>>>>>();
}

TEST_CASE("containers inside containers keep the gradient law") {
  check_gradients<Sequential<Input<4>, Sequential<Dense<5>, ReLU>, Sequential<Sequential<Dense<3>>, Softmax>>,
                  Sequential<Input<4>, Residual<Residual<Dense<4>, Tanh>, Dense<4>>, Dense<2>>,
                  Sequential<Residual<Sequential<Dense<4>, Tanh>, Residual<Sigmoid>>::at<Shape<4>>, Dense<2>>,
                  Sequential<Sequential<Flatten<2, 2>, Dense<4, 5>, Dropout<0.25>>, Sequential<Sigmoid, Flatten<>>>,
                  Sequential<Input<3>, Sequential<Flatten<>>, Sequential<Dropout<0>>, Dense<2>>>();
}

TEST_CASE("containers that begin with tokens or bytes keep the gradient law") {
  check_gradients<Sequential<Sequential<Input<4>, Embedding<6, 2>>, Sequential<Flatten<>, Dense<2>>>,
                  Sequential<Input<3, 4>, EachRow<Embedding<7, 2>, Flatten<>, Dense<3>>, Flatten<>, Dense<1>>,
                  Sequential<Input<2, 3>, EachRow<Rescaling<1.0 / 255>, Dense<2>>, Flatten<>>,
                  Sequential<Input<2, 3>, EachRow<Rescaling<1.0 / 255>>, Flatten<>, Dense<2>>,
                  Sequential<Input<5>, Residual<Rescaling<3>>>>();
}
