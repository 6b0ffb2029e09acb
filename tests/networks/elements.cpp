// SPDX-License-Identifier: MIT
#include <dovetail/networks/elements.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>

#include <dovetail/networks.hpp>
#include <dovetail/networks/live_network.hpp>
#include <networks/allocations.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

/// How often each token is in a sample: a layer of tokens without parameters, and so without a backward.
template <std::size_t Vocabulary>
struct Counts {
  template <class S>
  struct at {
    using input = S;
    using output = Shape<Vocabulary>;
    template <class>
    using element = std::int16_t;
    static constexpr std::size_t vocabulary = Vocabulary;

    template <class T, std::size_t B, std::size_t... E>
    static void forward(View<const std::int16_t, B, E...> x, View<T, B, Vocabulary> y) {
      y.fill(T(0));
      for (std::size_t i = 0; i < x.size(); ++i)
        if (x.data()[i] >= 0 && x.data()[i] < static_cast<int>(Vocabulary))
          y.data()[i / S::size * Vocabulary + static_cast<std::size_t>(x.data()[i])] += 1;
    }
  };
};

template <class A>
using element = typename Network<A>::element;
template <class... L>
using problem_of = typename Sequential<L...>::problem;
using Words = Sequential<Input<4>, Embedding<10, 3>, Flatten<>, Dense<8>, ReLU, Dense<2>>;
using Image = Sequential<Input<2, 3>, Rescaling<1.0 / 255>, Flatten<>, Dense<2>>;

}  // namespace

// The first layer that does something decides.
static_assert(std::same_as<element<Words>, std::int32_t> && std::same_as<element<Image>, std::uint8_t>);
static_assert(std::same_as<Network<Words>::Sample, View<const std::int32_t, 4>> &&
              std::same_as<Network<Words>::Samples, View<const std::int32_t, dynamic, 4>> &&
              std::same_as<Network<Words>::Outputs, Tensor<float, dynamic, 2>>);
static_assert(std::same_as<Network<Words, double>::element, std::int32_t>);
static_assert(std::same_as<element<Sequential<Input<4>, Flatten<>, Reshape<2, 2>, Embedding<10, 3>>>, std::int32_t>);
static_assert(std::same_as<element<Sequential<Input<4>, Counts<3>, Dense<1>>>, std::int16_t>);
static_assert(std::same_as<element<Sequential<Input<4>, Dense<3>, Rescaling<2>>>, float>);
static_assert(std::same_as<Network<Sequential<Input<4>, Flatten<>>, double>::element, double>);
static_assert(Words::vocabulary == 10 && Image::vocabulary == 0);

// Containers pass it on, but for one that adds its input.
static_assert(
    std::same_as<element<Sequential<Sequential<Input<4>, Flatten<>, Embedding<10, 3>>, Flatten<>>>, std::int32_t>);
static_assert(
    std::same_as<element<Sequential<Input<2, 4>, EachRow<Embedding<10, 3>, Flatten<>, Dense<2>>>>, std::int32_t>);
static_assert(Sequential<Input<2, 4>, EachRow<Embedding<10, 3>>>::vocabulary == 10);
static_assert(std::same_as<element<Sequential<Input<4>, Residual<Rescaling<2>>>>, float>);

// Elsewhere a layer gets numbers.
template <std::size_t Idx, class L, class Element>
using late = layer<Idx, L, takes_elements_of_type<Element>, which_only_the_input_can_be, put_it_first>;
static_assert(std::same_as<problem_of<Input<4>, Dense<4>, Embedding<10, 3>>, late<1, Embedding<10, 3>, std::int32_t>>);
static_assert(std::same_as<problem_of<Input<4>, Dropout<0.5>, Counts<3>>, late<1, Counts<3>, std::int16_t>>);
static_assert(std::same_as<problem_of<Input<4>, Dense<4>, Sequential<Flatten<>, Embedding<10, 3>>>,
                           inside_layer<1, late<1, Embedding<10, 3>, std::int32_t>>>);
static_assert(std::same_as<problem_of<Input<2, 3>, Tanh, EachRow<Embedding<10, 3>>>,
                           inside_layer<1, late<0, Embedding<10, 3>, std::int32_t>>>);
static_assert(
    std::same_as<problem_of<Input<4>, Residual<Counts<4>>>, inside_layer<0, late<0, Counts<4>, std::int16_t>>>);
// What does not fit otherwise comes first.
static_assert(std::same_as<problem_of<Input<4>, Dense<4>, Dense<5, 4>>,
                           problem_of<Input<4>, Dense<4>, Dense<5, 4>, Embedding<10, 3>>>);

TEST_CASE("one sample, a batch, a list, an array and a workspace give the same") {
  const Network<Words> network(Seed{3});
  const Tensor<std::int32_t, dynamic, 4> x = {{1, 2, 3, 4}, {9, 0, 9, 0}};
  const auto y = network.predict(x);
  CHECK(network.predict({9, 0, 9, 0}) == y[1]);
  CHECK(network.predict({{1, 2, 3, 4}, {9, 0, 9, 0}}) == y);
  CHECK(network.predict(Array<std::int32_t>{{2, 4}, Tensor<std::int32_t, dynamic>(x.flat())}) == y);
  Workspace<Words> workspace;
  CHECK(network.predict(x[0], workspace) == y[0]);
  LiveNetwork<Words> live(network);
  CHECK(live.use([&](const auto& now) { return now.predict(x[1]); }) == y[1]);
  CHECK(allocations_of([&] { network.predict(x[1]); }) == 0);

  const Network<Image> images(Seed{3});
  const Tensor<std::uint8_t, 2, 3> bytes = {{0, 1, 2}, {253, 254, 255}};
  CHECK(images.predict({{0, 1, 2}, {253, 254, 255}}) == images.predict(bytes));
}

TEST_CASE("an array of another shape is refused") {
  const Network<Words> network(Seed{3});
  CHECK_THROWS_AS(network.predict(Array<std::int32_t>{{2, 3}, Tensor<std::int32_t, dynamic>::with_rows(6)}),
                  ShapeError);
}

TEST_CASE_TEMPLATE("an answer to a token beyond the vocabulary is NaN, whatever comes behind", L, ReLU, Tanh, Sigmoid,
                   Softmax, LeakyReLU<0.1>, BatchNormalization) {
  const Network<Sequential<Input<4>, Embedding<10, 3>, L, Flatten<>, Dense<8>, L, Dense<2>, L>> network;
  for (const std::int32_t unknown : {-1, 10, std::numeric_limits<std::int32_t>::min()}) {
    const auto y = network.predict({1, 2, unknown, 3});
    CHECK(std::isnan(y(0)));
    CHECK(std::isnan(y(1)));
  }
  CHECK(!std::isnan(network.predict({1, 2, 9, 3})(0)));
}

TEST_CASE("predict of a batch refuses such a token") {
  const Network<Words> network(Seed{3});
  Tensor<std::int32_t, dynamic, 4> x = {{1, 2, 3, 4}, {9, 0, 10, 0}};
  CHECK_THROWS_WITH_AS(network.predict(x), "token 2 of sample 1 is 10: the vocabulary has 10", ValueError);
  const Network<Sequential<Input<4>, Counts<10>>> counts;
  CHECK_THROWS_WITH_AS(counts.predict({{0, 1, 2, -3}}), "token 3 of sample 0 is -3: the vocabulary has 10", ValueError);
  CHECK(counts.predict({0, 1, 1, 9}) == Tensor<float, 10>{1, 2, 0, 0, 0, 0, 0, 0, 0, 1});
}

TEST_CASE("adapt takes the samples of such a network") {
  using A = Sequential<Input<2, 3>, Rescaling<2>, Normalization, Flatten<>, Dense<1>>;
  Network<A> network;
  const Tensor<std::uint8_t, dynamic, 2, 3> x = {{{0, 1, 2}, {4, 1, 2}}};
  adapt(network, x);
  CHECK(network.state<1>().mean == Tensor<float, 3>{4, 2, 4});
  CHECK(network.state<1>().variance == Tensor<float, 3>{16, 1, 1});

  using B = Sequential<Input<2, 3>, EachRow<Embedding<5, 2>, Flatten<>, Normalization>>;
  Network<B> words;
  adapt(words, Tensor<std::int32_t, dynamic, 2, 3>{{{0, 1, 2}, {4, 1, 2}}});
  CHECK(words.state<0, 2>().mean(0) ==
        doctest::Approx((words.layer<0, 0>().embeddings(0, 0) + words.layer<0, 0>().embeddings(4, 0)) / 2));
  CHECK_THROWS_WITH_AS(adapt(words, Tensor<std::int32_t, dynamic, 2, 3>{{{0, 1, 2}, {5, 1, 2}}}),
                       "token (1, 0) of sample 0 is 5: the vocabulary has 5", ValueError);
}
