// SPDX-License-Identifier: MIT
// The batch law for layers in company.
#include "laws.hpp"

using namespace laws;

namespace {
template <class... A>
void check_batches() {
  for (const Verdict& verdict : {batch_law<A>({1, 2, 3, 4, 5, 6, 7, 128, 129, 300})...}) CHECK(verdict);
}
}  // namespace

TEST_CASE("a batch gives the same bits as its samples") {
  check_batches<Sequential<Dense<1, 1>>, Sequential<Dense<5, 3>, ReLU, Dense<3, 2>>,
                Sequential<Dense<33, 70>, Sigmoid, Dense<70, 17>, Softmax>,
                Sequential<Input<7>, Dense<33>, BatchNormalization, ReLU, Dense<1>, BatchNormalization>,
                Sequential<Input<7>, Dense<150>, Tanh, Residual<Dense<150>, LeakyReLU<>>, Dense<10>, Softmax>>();
}

TEST_CASE("a batch of doubles gives the same bits as its samples") {
  CHECK(batch_law<Sequential<Input<7>, Dense<33>, BatchNormalization, ReLU, Dense<1>>, void, double>({1, 7, 129, 300}));
  CHECK(batch_law<Sequential<Input<7>, Dense<150>, Tanh, Residual<Dense<150>, LeakyReLU<>>, Dense<10>, Softmax>, void,
                  double>({1, 7, 129, 300}));
}

TEST_CASE("a batch of tokens or bytes gives the same bits as its samples") {
  check_batches<Sequential<Input<7>, Embedding<30, 9>, Flatten<>, Dense<17>, ReLU, Dense<5>>,
                Sequential<Input<3, 4>, EachRow<Embedding<10, 3>, Flatten<>, Dense<2>>>,
                Sequential<Input<5, 4>, Rescaling<2.0 / 255, -1>, Flatten<>, Dense<9>, Rescaling<0.1>, Tanh>>();
}

TEST_CASE("a batch gives the same bits as its samples in a graph") {
  check_batches<
      Graph<Input<7>, Dense<33>, Tap<"a">, ReLU, Dense<9>, Tap<"b">, Join<Concatenate, "a">, Dense<33>,
            Join<Multiply, "a">, Dense<9>, Join<Dot, "b">>,
      Sequential<Input<7>, Parallel<Maximum, Dense<5>, Sequential<Dense<5>, Tanh>>,
                 Graph<Tap<"x">, Dense<5>, Shared<"s", Dense<5>>, Join<Average, "x">, Shared<"s", Dense<5>>>>>();
}

TEST_CASE("a batch of images gives the same bits as its samples") {
  check_batches<Sequential<Input<6, 5, 3>, BatchNormalization, MaxPooling2D<2>, Flatten<>, Dense<5>, Dropout<0.5>>,
                Sequential<Input<3, 4>, Flatten<>, Reshape<2, 6>>>();
}

TEST_CASE("a batch of sequences gives the same bits as its samples") {
  check_batches<
      Sequential<Input<7, 5>, EachRow<Dense<9>>, Tanh, EachRow<BatchNormalization, Residual<Dense<9>, ReLU>, Dense<2>>>,
      Sequential<Input<2, 3, 4>, EachRow<Flatten<>, Dense<5>, Softmax>, Flatten<>, Dense<2>>>();
}
