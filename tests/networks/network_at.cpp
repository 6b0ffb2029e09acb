// SPDX-License-Identifier: MIT
#include <dovetail/networks/network_at.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {

template <std::size_t H>
using Images = Sequential<Input<H, 5, 2>, Conv2D<3, 3>, ReLU, GlobalMaxPooling2D, Dense<2>>;
using Reading = decltype(Network<Images<6>>().at<9>());

}  // namespace

static_assert(std::same_as<Reading::input, Shape<9, 5, 2>> && std::same_as<Reading::output, Shape<2>>);

TEST_CASE("the same weights answer to samples of another extent, and are not copied") {
  Network<Images<6>> network(Seed{3});
  const auto other = network.at<9>();
  Network<Images<9>> expected;
  expected.parameters() = network.parameters();
  auto x = Tensor<float, dynamic, 9, 5, 2>::with_rows(3);
  Random random(Seed{1});
  for (float& v : x.flat()) v = random.uniform(-1.F, 1.F);
  CHECK(other.predict(x) == expected.predict(x));
  CHECK(other.predict(x[1]) == expected.predict(x[1]));
  Workspace<Images<9>> workspace;
  CHECK(other.predict(x[1], workspace)(1) == expected.predict(x[1])(1));
  static_assert(noexcept(other.predict(x[1])));

  network.layer<3>().bias(0) += 1;  // it sees what becomes of them
  CHECK(other.predict(x[0])(0) == doctest::Approx(expected.predict(x[0])(0) + 1));
}

TEST_CASE("a graph, tokens, and no layer at all") {
  const Network<Graph<Input<4, 3>, EachRow<Dense<3>>, Tap<"a">, Tanh, Join<Add, "a">>> graph;
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  Tensor<float, 4, 3> longer;
  std::copy_n(x.data(), 6, longer.data());
  CHECK(graph.at<2>().predict(x)(1, 2) == graph.predict(longer)(1, 2));

  const Network<Sequential<Input<4>, Embedding<5, 2>, GlobalAveragePooling1D>> tokens;
  CHECK(tokens.at<2>().predict({1, 2}) == tokens.at<2>().predict(Tensor<std::int32_t, 2>{1, 2}));
  CHECK_THROWS_WITH_AS(tokens.at<2>().predict(Tensor<std::int32_t, 1, 2>{{1, 5}}),
                       "token 1 of sample 0 is 5: the vocabulary has 5", ValueError);
}
