// SPDX-License-Identifier: MIT
#include <dovetail/training/loss.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>

using namespace dovetail;

static_assert(std::same_as<OutputTargets<float, Shape<1>>, View<const float, dynamic>>);
static_assert(std::same_as<OutputTargets<float, Shape<2>>, View<const float, dynamic, 2>>);
static_assert(std::same_as<OutputTargets<double, Shape<1, 1>>, View<const double, dynamic, 1, 1>>);
static_assert(std::same_as<ClassTargets<Shape<10>>, View<const std::int32_t, dynamic>>);
static_assert(std::same_as<ClassTargets<Shape<5, 4, 10>>, View<const std::int32_t, dynamic, 5, 4>>);

TEST_CASE("what overflowed is the largest number, all else is as it was") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(detail::training::finite<double>(infinity) == std::numeric_limits<double>::max());
  CHECK(detail::training::finite<double>(-infinity) == std::numeric_limits<double>::lowest());
  CHECK(detail::training::finite<float>(1e300) == std::numeric_limits<float>::max());
  CHECK(detail::training::finite<float>(-1e300) == std::numeric_limits<float>::lowest());
  CHECK(detail::training::finite<double>(-1.5) == -1.5);
  CHECK(detail::training::finite<float>(0.25) == 0.25f);
}

TEST_CASE("a probability keeps a margin from 0 and 1") {
  for (const double p : {-1e30, -1.0, 0.0, 1e-8}) CHECK(detail::training::inside(p) == 1e-7);
  for (const double p : {1e30, 2.0, 1.0, 1 - 1e-8}) CHECK(detail::training::inside(p) == 1 - 1e-7);
  CHECK(detail::training::inside(1.f) == 1 - 1e-7);
  CHECK(detail::training::inside(0.3) == 0.3);
}
