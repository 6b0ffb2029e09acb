// SPDX-License-Identifier: MIT
#include <dovetail/networks/several_inputs.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include <networks/allocations.hpp>

#include <dovetail/networks.hpp>
#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

namespace {

using Two = Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<9>, Tanh, Tap<"seen">, NamedInput<"meta", 3>, Dense<2>,
                  Join<Concatenate, "seen">, Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>,
                  Output<"angle">>;
using Net = Network<Two>;
static_assert(Net::input_count == 2 && Net::output_count == 2);
static_assert(std::same_as<decltype(Net().predict(Tensor<float, 3, 2>(), Tensor<float, 3>()).get<"angle">()),
                           Tensor<float, 1>&&>);
static_assert(accepts<Net, Tensor<float, 3, 2>, View<const float, 3>> &&
              accepts<Net, Tensor<float, dynamic, 3, 2>, Tensor<float, 7, 3>>);
static_assert(!accepts<Net, Tensor<float, 3, 2>, Tensor<float, 4>> && !accepts<Net, Tensor<float, 3, 2>> &&
              !accepts<Net, Tensor<float, 3, 2>, Tensor<float, dynamic, 3>>);
static_assert(noexcept(std::declval<const Net&>().predict(std::declval<const Tensor<float, 3, 2>&>(),
                                                          std::declval<View<const float, 3>>())));

// Words and numbers; and one input with several outputs, one of which is the input.
using Review = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Dense<4>, ReLU, Tap<"text">,
                     NamedInput<"numbers", 2>, Join<Concatenate, "text">, Dense<1>>;
using Split = Graph<Input<4>, Output<"same">, Dense<3>, Output<"three">>;
static_assert(std::same_as<Network<Review>::Output, Tensor<float, 1>> && Network<Review>::output_count == 1);
static_assert(std::same_as<Network<Review, double>::element, detail::layers::types<std::int32_t, double>>);
static_assert(Network<Split>::input_count == 1 && Network<Split>::output_count == 2);

template <class T>
void fill(T&& tensor, Random& random) {
  for (auto& value : tensor.flat()) value = random.uniform(-1.f, 1.f);
}
struct Batch {
  Tensor<float, dynamic, 3, 2> image = Tensor<float, dynamic, 3, 2>::with_rows(131);  // more than are run at once
  Tensor<float, dynamic, 3> meta = Tensor<float, dynamic, 3>::with_rows(131);
  Batch() {
    Random random(Seed{2});
    fill(image, random), fill(meta, random);
  }
};

}  // namespace

TEST_CASE("a batch of several inputs gives the bits of its samples, in a workspace too") {
  const Net network(Seed{1});
  const Batch x;
  const auto [digits, angles] = network.predict(x.image, x.meta);
  Workspace<Two> workspace;
  REQUIRE(digits.rows() == 131);
  for (std::size_t i = 0; i < digits.rows(); ++i) {
    const auto [digit, angle] = network.predict(x.image[i], x.meta[i]);
    const auto seen = network.predict(x.image[i], x.meta[i], workspace);
    CHECK(angle(0) == angles(i, 0));
    CHECK(seen.get<"angle">()(0) == angle(0));
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(digit(k) == digits(i, k));
      CHECK(seen.get<0>()(k) == digit(k));
    }
  }
}

TEST_CASE("predict of one sample of several inputs allocates nothing") {
  const Net network;
  const Batch x;
  Workspace<Two> workspace;
  CHECK(allocations_of([&] { network.predict(x.image[0], x.meta[0]); }) == 0);
  CHECK(allocations_of([&] { network.predict(x.image[0], x.meta[0], workspace); }) == 0);
}

TEST_CASE("each input has its elements: words beside numbers") {
  const Network<Review> network(Seed{3});
  Tensor<std::int32_t, 2, 5> words{{1, 2, 3, 4, 9}, {0, 0, 7, 7, 1}};
  const Tensor<float, 2, 2> numbers{{0.5f, -1.f}, {1.f, 2.f}};
  const auto both = network.predict(words, numbers);
  CHECK(network.predict(words[1], numbers[1])(0) == both(1, 0));
  CHECK(network.predict(words, numbers * 1)(1, 0) == both(1, 0));  // an expression is computed first
  words(1, 2) = 10;
  CHECK_THROWS_WITH_AS(network.predict(words, numbers), "token 2 of sample 1 of \"words\" is 10: the vocabulary has 10",
                       ValueError);
  CHECK(std::isnan(network.predict(words[1], numbers[1])(0)));
  CHECK_THROWS_WITH_AS(network.predict(words, Tensor<float, 3, 2>()),
                       "inputs have different numbers of samples: \"words\" has 2, \"numbers\" has 3", ShapeError);
}

TEST_CASE("arrays of any shape are seen as what the inputs take") {
  const Net network(Seed{1});
  const Batch x;
  Array<float> image{{131, 3, 2}, Tensor<float, dynamic>::with_rows(131 * 3 * 2)};
  std::ranges::copy(x.image.flat(), image.values.begin());
  CHECK(network.predict(image, x.meta).get<1>()(7, 0) == network.predict(x.image[7], x.meta[7]).get<1>()(0));
  CHECK_THROWS_AS(network.predict(x.image, image), ShapeError);
}

TEST_CASE("answers come apart by name and by number, and an output may be an input") {
  const Network<Split> network;
  const auto answers = network.predict({1.f, 2.f, 3.f, 4.f});
  CHECK(answers.get<"same">()(3) == 4);
  CHECK(&answers.get<"three">() == &answers.get<1>());
  std::string names;
  answers.for_each(
      [&](std::string_view name, const auto& y) { names += std::string(name) + std::to_string(y.size()); });
  CHECK(names == "same4three3");
}
