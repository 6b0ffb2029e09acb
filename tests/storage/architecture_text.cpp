// SPDX-License-Identifier: MIT
#include <dovetail/storage/architecture_text.hpp>

#include <doctest/doctest.h>

#include <laws/formulas.hpp>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;

template <class... L>
std::string text() {
  return architecture_text<Sequential<L...>>();
}

template <std::size_t F>
using OfAlias = With<Conv2D<F, 5>, Same>;

struct Block : Residual<Dense<8>, ReLU> {};
struct PassesOn {
  using forward = passes_through;
};
struct Network1 : Sequential<Input<8>, Dense<8>, ReLU> {};
}  // namespace

TEST_CASE("all spellings of an architecture are one text and one hash") {
  CHECK(architecture_text<Digits>() ==
        "Sequential<Input<28, 28>, Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>");
  CHECK(architecture_text<Short>() == architecture_text<Digits>());
  CHECK(architecture_hash<Short>() == architecture_hash<Digits>());
  CHECK(architecture_hash<Digits>().size() == 16);
  CHECK(text<Input<4>, Dense<3>, Input<3>, ReLU>() == text<Dense<4, 3>, ReLU>());
  CHECK(text<Input<4>, Residual<Dense<4>, ReLU>>() == text<Input<4>, Residual<Dense<4, 4>, ReLU>>());
  CHECK(text<Input<4>, Sequential<Dense<3>, ReLU>>() == text<Sequential<Dense<4, 3>, ReLU>>());
  CHECK(text<Input<4>, With<Dense<3>, NoBias>>() == text<With<Dense<4, 3>, NoBias>>());
  CHECK(text<Input<8, 8, 1>, MaxPooling2D<2>>() == text<Input<8, 8, 1>, MaxPooling2D<2, 2>>());
  CHECK(text<Input<8>, LeakyReLU<>>() == text<Input<8>, LeakyReLU<0.3>>());
  CHECK(architecture_text<Network1>() == text<Dense<8, 8>, ReLU>());
}

TEST_CASE("the text names what is computed") {
  CHECK(text<Input<4>, BatchNormalization, Dropout<0.5>, LeakyReLU<0.2>>() ==
        "Sequential<Input<4>, BatchNormalization, Dropout<0.5>, LeakyReLU<0.2>>");
  CHECK(text<Input<8, 8, 1>, MaxPooling2D<2>, Reshape<16, 1>>() ==
        "Sequential<Input<8, 8, 1>, MaxPooling2D<2>, Reshape<16, 1>>");
  CHECK(text<Input<4>, Residual<Dense<4>, Sequential<Dense<4>>>>() ==
        "Sequential<Input<4>, Residual<Dense<4, 4>, Sequential<Dense<4, 4>>>>");
  CHECK(text<Input<7, 4>, TimeDistributed<Dense<3>, ReLU>>() == "Sequential<Input<7, 4>, EachRow<Dense<4, 3>, ReLU>>");
  CHECK(text<Input<4>, With<BatchNormalization, Momentum<0.9>, Epsilon<1e-5>>>() ==
        "Sequential<Input<4>, With<BatchNormalization, Epsilon<1e-05>, Momentum<0.9>>>");
  CHECK(text<Input<4>, With<Dense<3>, HeNormal, On<"bias", Ones>>>() == text<Input<4>, Dense<3>>());  // first weights
  CHECK(text<Input<4>, With<With<BatchNormalization, Epsilon<1e-5>>, Momentum<0.9>>>() ==
        text<Input<4>, With<BatchNormalization, Momentum<0.9>, Epsilon<1e-5>>>());
  CHECK(text<Input<4>, With<BatchNormalization, Epsilon<1e-5>, Momentum<0.9>>>() ==
        text<Input<4>, With<BatchNormalization, Momentum<0.9>, Epsilon<1e-5>>>());
  CHECK(text<Dense<4, 3>>() != text<Dense<4, 3>, ReLU>());
  CHECK(text<Dense<4, 3>, ReLU>() != text<Dense<4, 3>, Tanh>());
  CHECK(text<Input<2, 2>, Flatten<>>() != text<Input<4>, Flatten<>>());
}

TEST_CASE("each compiler writes the same of an unnamed namespace") {
  CHECK(text<Input<8>, Block, PassesOn>() == "Sequential<Input<8>, Block<Dense<8, 8>, ReLU>, PassesOn>");
}

TEST_CASE("each compiler writes the same of a default") {
  CHECK(text<Input<9, 9, 1>, OfAlias<6>>() == "Sequential<Input<9, 9, 1>, With<Conv2D<6, 5>, Same>>");
  CHECK(text<Input<9, 9, 1>, Conv2D<6, 5>>() == "Sequential<Input<9, 9, 1>, Conv2D<6, 5>>");
  CHECK(text<Input<8>, LeakyReLU<0.3>, ELU<1.0>>() == "Sequential<Input<8>, LeakyReLU<>, ELU<>>");
}

TEST_CASE("where weights start is not part of it") {
  CHECK(text<Input<4>, With<Dense<3>, HeNormal>>() == text<Dense<4, 3>>());
  CHECK(text<Input<4>, With<Dense<3>, HeNormal, NoBias>>() == text<Input<4>, With<Dense<3>, NoBias>>());
}

TEST_CASE("a container has its layers") {
  const detail::storage::LayerText network = detail::storage::network_text<Sequential<Input<8>, Dense<8>, Block>>();
  REQUIRE(network.layers.size() == 2);
  CHECK(network.layers[0].layers.empty());
  REQUIRE(network.layers[1].layers.size() == 2);
  CHECK(network.layers[1].layers[0].text == "Dense<8, 8>");
}

TEST_CASE("the hash is FNV-1a") {  // values of the authors' own list
  CHECK(detail::storage::hash_of("") == "cbf29ce484222325");
  CHECK(detail::storage::hash_of("a") == "af63dc4c8601ec8c");
  CHECK(detail::storage::hash_of("foobar") == "85944171f73967e8");
}

TEST_CASE("a graph says what its layers take, and not what values are called") {
  using A = Graph<Input<4>, Tap<"x">, Dense<3>, Join<Concatenate, "x">, Tap<"a">, ReLU, Tap<"b">, Use<"a">, Tanh,
                  Join<Add, "b">>;
  using B =
      Graph<Tap<"in">, Dense<4, 3>, Join<Concatenate, "in">, Tap<"p">, ReLU, Tap<"q">, Use<"p">, Tanh, Join<Add, "q">>;
  CHECK(architecture_text<A>() ==
        "Graph<Input<4>, Dense<4, 3>, Join<Concatenate, 0, input>, ReLU, Tanh from 1, Join<Add, 3, 2>>");
  CHECK(architecture_hash<A>() == architecture_hash<B>());
  CHECK(architecture_text<Graph<Input<4>, Dense<3>, ReLU>>() == "Sequential<Input<4>, Dense<4, 3>, ReLU>");
  CHECK(text<Input<4>, Parallel<Add, Dense<4>, Tanh>>() == "Sequential<Input<4>, Parallel<Add, Dense<4, 4>, Tanh>>");
  CHECK(architecture_text<Graph<Input<4>, Shared<"e", Dense<4>>, ReLU, Shared<"e", Dense<4>>>>() ==
        "Sequential<Input<4>, Sequential<Dense<4, 4>>, ReLU, Shared<0>>");
}

TEST_CASE("a layer that is a formula is its name") {
  using Written = Sequential<Input<4, 6>, own::Attention<4>, Flatten<>, own::LayerNormalization, own::Swish>;
  CHECK(architecture_text<Written>() ==
        "Sequential<Input<4, 6>, own::Attention<4>, Flatten<4, 4>, own::LayerNormalization, own::Swish>");
}
