// SPDX-License-Identifier: MIT
#include <dovetail/ops/squeeze.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

using Thin = Tensor<float, 1, 3, 1, 4>;
static_assert(std::same_as<decltype(squeeze(std::declval<Thin&>())), View<float, 3, 4>>);
static_assert(std::same_as<decltype(squeeze(std::declval<const Thin&>())), View<const float, 3, 4>>);
static_assert(std::same_as<decltype(squeeze(std::declval<Thin>())), Tensor<float, 3, 4>>);
static_assert(std::same_as<decltype(squeeze<2>(std::declval<Thin&>())), View<float, 1, 3, 4>>);
static_assert(std::same_as<decltype(squeeze<-4>(std::declval<Thin&>())), View<float, 3, 1, 4>>);
static_assert(std::same_as<decltype(squeeze(std::declval<Tensor<float, 1, 1>&>())), float&>);
static_assert(std::same_as<decltype(squeeze(std::declval<Tensor<float, dynamic, 1>&>())), View<float, dynamic>>);
static_assert(std::same_as<decltype(expand_dims<0>(std::declval<Tensor<int, 3>&>())), View<int, 1, 3>>);
static_assert(std::same_as<decltype(expand_dims<-1>(std::declval<Tensor<int, 3>&>())), View<int, 3, 1>>);
static_assert(std::same_as<decltype(expand_dims<1>(std::declval<View<int, dynamic, 3>>())), View<int, dynamic, 1, 3>>);
static_assert(std::same_as<decltype(expand_dims<1>(std::declval<Tensor<int, 3>&>() + 1)), Tensor<int, 3, 1>>);

static_assert([] {
  Tensor<int, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
  expand_dims<1>(x)(1, 0, 2) = 60;
  squeeze(x(range<0, 1>))(1) = 20;
  return x == Tensor<int, 2, 3>{{1, 20, 3}, {4, 5, 60}} && squeeze(x + 1)(0, 0) == 2;
}());

TEST_CASE("axes of one element come and go, and the elements stay where they are") {
  Tensor<float, 2, 3, 4> x;
  const auto a = expand_dims<0>(x);
  const auto b = expand_dims<1>(x);
  const auto c = expand_dims<2>(x);
  const auto d = expand_dims<3>(x);
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 3; ++j)
      for (int k = 0; k < 4; ++k) {
        CHECK(&a(0, i, j, k) == &x(i, j, k));
        CHECK(&b(i, 0, j, k) == &x(i, j, k));
        CHECK(&c(i, j, 0, k) == &x(i, j, k));
        CHECK(&d(i, j, k, 0) == &x(i, j, k));
        CHECK(&squeeze<1>(b)(i, j, k) == &x(i, j, k));
        CHECK(&squeeze(d)(i, j, k) == &x(i, j, k));
      }
  const auto column = expand_dims<1>(x(all, 1, 2));  // of a strided view
  CHECK(&column(1, 0) == &x(1, 1, 2));
  CHECK(&squeeze(column)(1) == &x(1, 1, 2));
}
