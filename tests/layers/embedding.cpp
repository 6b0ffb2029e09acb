// SPDX-License-Identifier: MIT
#include <dovetail/layers/embedding.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace dovetail::detail::problems;

using namespace layers;

// As in Keras, each token becomes a vector behind the other axes.
static_assert(std::same_as<Embedding<10, 3>::at<Shape<7>>::output, Shape<7, 3>>);
static_assert(std::same_as<Embedding<10, 3>::at<Shape<2, 7>>::output, Shape<2, 7, 3>>);
static_assert(std::same_as<detail::layers::element_of<Embedding<10, 3>::at<Shape<7>>, float>, std::int32_t>);
static_assert(detail::layers::vocabulary_of<Embedding<10, 3>::at<Shape<7>>> == 10);

// Options do not change what it takes.
using Chosen = With<Embedding<10, 3>, Ones>::at<Shape<7>>;
static_assert(std::same_as<detail::layers::element_of<Chosen, float>, std::int32_t>);
static_assert(detail::layers::vocabulary_of<Chosen> == 10);

static_assert(std::same_as<Embedding<64>::at<Shape<7>>::problem, detail::phrases<takes_Vocabulary_and_Dim>>);
static_assert(std::same_as<Embedding<0, 3>::at<Shape<7>>::problem,
                           detail::phrases<needs_a_vocabulary_of_1_to_2147483648_tokens>>);
static_assert(std::same_as<Embedding<2'147'483'649, 3>::at<Shape<7>>::problem,
                           detail::phrases<needs_a_vocabulary_of_1_to_2147483648_tokens>>);
static_assert(detail::is_none<Embedding<2'147'483'648, 3>::at<Shape<7>>::problem>);

TEST_CASE_TEMPLATE("each token becomes its row of the table", T, float, double) {
  Alone<Embedding<4, 2>, Shape<3>, T> embedding;
  embedding.parameters.embeddings = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
  const Tensor<std::int32_t, dynamic, 3> x = {{0, 3, 3}, {1, 0, 3}};
  const Tensor<T, dynamic, 3, 2> y{{{1, 2}, {7, 8}, {7, 8}}, {{3, 4}, {1, 2}, {7, 8}}};
  CHECK(embedding.forward(x) == y);
  CHECK(embedding.train(x) == y);

  // The gradient of a row is the sum over the places of its token; that of an absent one is 0, whatever was there.
  embedding.gradient.embeddings.fill(T(9));
  embedding.backward(x, y, {{{1, 2}, {3, 4}, {5, 6}}, {{10, 20}, {30, 40}, {50, 60}}});
  CHECK(embedding.gradient.embeddings == Tensor<T, 4, 2>{{31, 42}, {10, 20}, {0, 0}, {58, 70}});
}

TEST_CASE("what is no token is NaN, and nothing outside of the table is read") {
  Alone<Embedding<4, 2>, Shape<6>> embedding;  // on the heap or not, the address sanitizer sees what is around it
  const Tensor<std::int32_t, dynamic, 6> x = {
      {-1, 4, 3, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), 0}};
  const auto y = embedding.forward(x);
  for (std::size_t t = 0; t < 6; ++t)
    for (std::size_t d = 0; d < 2; ++d) CHECK(std::isnan(y(0, t, d)) == (t != 2 && t != 5));
  auto dy = y;
  dy.fill(1);
  embedding.backward(x, y, dy);
  CHECK(embedding.gradient.embeddings == Tensor<float, 4, 2>{{1, 1}, {0, 0}, {0, 0}, {1, 1}});
}

TEST_CASE("the table starts uniform from -0.05 to 0.05") {
  const Alone<Embedding<1'000, 8>, Shape<1>> embedding;
  double least = 1, most = -1, sum = 0;
  for (const float v : embedding.parameters.embeddings.flat()) {
    least = std::fmin(least, double(v)), most = std::fmax(most, double(v)), sum += double(v);
  }
  CHECK(least >= -0.05);
  CHECK(least < -0.0499);
  CHECK(most <= 0.05);
  CHECK(most > 0.0499);
  CHECK(std::abs(sum / 8'000) < 0.001);  // three deviations of such a mean
}

TEST_CASE("a forward is a constant expression") {
  constexpr auto sum = [] {
    parameters_of<Embedding<3, 2>::at<Shape<2>>, float> p;
    for (std::size_t i = 0; i < 6; ++i) p.embeddings.data()[i] = static_cast<float>(i);
    const Tensor<std::int32_t, 1, 2> x = {{2, 1}};
    Tensor<float, 1, 2, 2> y{};
    Embedding<3, 2>::at<Shape<2>>::forward<float, 1>(p, x.view(), y.view());
    return y(0, 0, 0) + 10 * y(0, 0, 1) + 100 * y(0, 1, 0);
  }();
  static_assert(sum == 4 + 50 + 200);
}
