// SPDX-License-Identifier: MIT
// A sample gets the same answer, to the last bit, alone and in a batch of any size.
#include <doctest/doctest.h>

#include "subject.hpp"

using namespace laws;

namespace {

template <class A, class T>
void batch_is_its_samples(std::initializer_list<std::size_t> batches) {
  Network<A, T> network(Seed{5});
  CAPTURE(std::string(detail::name_of<A>()));
  Random random(Seed{7});
  Workspace<A, T> workspace;
  for (const std::size_t rows : batches) {
    auto x = tensor_of<T, detail::shape::batch_shape<typename Network<A, T>::input>>::with_rows(rows);
    for (T& v : x.flat()) v = random.uniform(T(-2), T(2));
    const auto y = network.predict(x);
    REQUIRE(y.rows() == rows);
    for (std::size_t i = 0; i < rows; ++i) {
      CAPTURE(i);
      const auto alone = network.predict(x[i]);
      CHECK(same_bits(y[i], alone.view()));
      CHECK(same_bits(network.predict(x[i], workspace), alone.view()));
    }
  }
}
template <class... A>
void batches_are_their_samples() {
  (batch_is_its_samples<A, float>({1, 2, 3, 4, 5, 6, 7, 128, 129, 300}), ...);
  (batch_is_its_samples<A, double>({1, 7, 128, 129, 300}), ...);
}

}  // namespace

TEST_CASE("a batch gives the same bits as its samples") {
  batches_are_their_samples<
      Sequential<Dense<1, 1>>, Sequential<Dense<5, 3>, ReLU, Dense<3, 2>>,
      Sequential<Dense<33, 70>, Sigmoid, Dense<70, 17>, Softmax>,
      Sequential<Input<7>, Dense<33>, BatchNormalization, ReLU, Dense<1>, BatchNormalization>,
      Sequential<Input<7>, Dense<150>, Tanh, Residual<Dense<150>, LeakyReLU<>>, Dense<10>, Softmax>>();
}

TEST_CASE("a batch of images gives the same bits as its samples") {
  batches_are_their_samples<
      Sequential<Input<6, 5, 3>, BatchNormalization, MaxPooling2D<2>, Flatten<>, Dense<5>, Dropout<0.5>>,
      Sequential<Input<3, 4>, Flatten<>, Reshape<2, 6>>>();
}

TEST_CASE("a batch of sequences gives the same bits as its samples") {
  batches_are_their_samples<
      Sequential<Input<7, 5>, EachRow<Dense<9>>, Tanh, EachRow<BatchNormalization, Residual<Dense<9>, ReLU>, Dense<2>>>,
      Sequential<Input<2, 3, 4>, EachRow<Flatten<>, Dense<5>, Softmax>, Flatten<>, Dense<2>>>();
}
