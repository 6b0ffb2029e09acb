// SPDX-License-Identifier: MIT
// A program gives the same result twice: first weights follow from the seed, and inference has no chance in it.
#include <doctest/doctest.h>

#include "laws.hpp"

using namespace laws;

namespace {

using A = Sequential<Input<6>, Dense<9>, ReLU, Residual<With<Dense<9>, HeNormal>>, BatchNormalization, Dense<2>>;

template <class T>
std::vector<T> weights(const Network<A, T>& network) {
  std::vector<T> all;
  network.for_each_parameter([&](const std::string&, const auto& tensor) {
    all.insert(all.end(), tensor.flat().begin(), tensor.flat().end());
  });
  return all;
}

}  // namespace

TEST_CASE("the same seed gives the same weights, another seed others") {
  CHECK(weights(Network<A>(Seed{42})) == weights(Network<A>(Seed{42})));
  CHECK(weights(Network<A>(Seed{42})) != weights(Network<A>(Seed{43})));
  CHECK(weights(Network<A, double>(Seed{42})) == weights(Network<A, double>(Seed{42})));
}

TEST_CASE("the default seed is fixed: it is 0") {
  CHECK(weights(Network<A>()) == weights(Network<A>()));
  CHECK(weights(Network<A>()) == weights(Network<A>(Seed{0})));
}

TEST_CASE("weights in float are those in double, rounded") {
  const auto narrow = weights(Network<A, float>(Seed{42}));
  const auto wide = weights(Network<A, double>(Seed{42}));
  CHECK(narrow == std::vector<float>(wide.begin(), wide.end()));
}

TEST_CASE("each layer draws its own weights") {
  const Network<Sequential<Dense<4, 4>, Dense<4, 4>>> network;
  CHECK_FALSE(network.layer<0>().kernel == network.layer<1>().kernel);
}

TEST_CASE("a layer's first weights do not depend on the layers around it") {
  const Network<Sequential<Dense<6, 4>, Dense<4, 3>>> one(Seed{9});
  const Network<Sequential<Input<2, 2>, Flatten<>, Dense<3>, Dense<4>>> other(Seed{9});
  CHECK(one.layer<1>().kernel == other.layer<1>().kernel);
}

TEST_CASE("Dropout is the identity in inference") {
  const Network<Sequential<Input<6>, Dense<9>, Dropout<0.9>, Tanh, Dropout<0.5>>> with(Seed{3});
  const Network<Sequential<Input<6>, Dense<9>, Tanh>> without(Seed{3});
  const Tensor<float, 6> x{1, -2, 3, -4, 5, -6};
  CHECK(same_bits(with.predict(x), without.predict(x)));
  CHECK(same_bits(Network<Sequential<Input<6>, Dropout<0.5>>>().predict(x), x));
}
