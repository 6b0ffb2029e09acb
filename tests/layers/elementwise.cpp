// SPDX-License-Identifier: MIT
#include <dovetail/layers/elementwise.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "alone.hpp"
#include <dovetail/layers/silu.hpp>

using namespace layers;

namespace {
/// y = 3 x: an activation is one function and its gradient.
struct Triple : Elementwise<Triple> {
  template <class Pack>
  Pack operator()(Pack x) const noexcept {
    return x + x + x;
  }
  template <class Pack>
  static Pack gradient(Pack, Pack dy) noexcept {
    return dy + dy + dy;
  }
};
struct Layer {};
}  // namespace

static_assert(detail::layers::activation<Triple> && !detail::layers::activation<Layer>);
static_assert(detail::layers::computes<Triple> && !detail::layers::has_parameters<Triple> &&
              !detail::layers::has_state<Triple> && !detail::layers::has_cache<Triple>);

TEST_CASE("a function of packs is a layer for every shape and size") {
  Alone<Triple, Shape<5>> vector;
  CHECK(vector.forward({{1, 2, 3, 4, 5}}) == Tensor<float, dynamic, 5>{{3, 6, 9, 12, 15}});
  CHECK(vector.backward({{0, 0, 0, 0, 0}}, {{0, 0, 0, 0, 0}}, {{1, 2, 3, 4, 5}}) ==
        Tensor<float, dynamic, 5>{{3, 6, 9, 12, 15}});
  Alone<Triple, Shape<2, 2>, double> matrix;
  CHECK(matrix.forward({{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}) ==
        Tensor<double, dynamic, 2, 2>{{{3, 6}, {9, 12}}, {{15, 18}, {21, 24}}});
}

static_assert(detail::layers::activation<SiLU> && !detail::layers::has_gradient_of_output<SiLU> &&
              detail::layers::has_gradient_of_output<Triple>);
static_assert(std::is_void_v<detail::layers::layer_traits<Triple>::gives>);  // it does not say

TEST_CASE("a gradient may read the input") {
  Alone<SiLU, Shape<3>, double> layer;
  const Tensor<double, dynamic, 3> x{{-1, 0, 2}}, dy{{1, 3, 5}};
  const auto y = layer.forward(x);
  const auto dx = layer.backward(x, y, dy);
  for (std::size_t i = 0; i < 3; ++i) {
    const double xi = x(0, i), share = 1 / (1 + std::exp(-xi));
    CHECK(y(0, i) == doctest::Approx(xi * share));
    CHECK(dx(0, i) == doctest::Approx(dy(0, i) * share * (1 + xi * (1 - share))));
  }
}

TEST_CASE("a gradient that is not wanted is not computed") {
  const Tensor<float, 1, 2> y{{1, 2}};
  Triple::backward(y.view(), y.view(), y.view(), View<float, 1, 2>());
}
