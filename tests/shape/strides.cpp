// SPDX-License-Identifier: MIT
#include <dovetail/shape/strides.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace dovetail;

static_assert(std::same_as<detail::shape::row_major<Shape<2, 3, 4>>, detail::shape::StrideList<12, 4, 1>>);
static_assert(std::same_as<detail::shape::row_major<Shape<7>>, detail::shape::StrideList<1>> &&
              std::same_as<detail::shape::row_major<Shape<>>, detail::shape::StrideList<>>);
static_assert(std::same_as<detail::shape::row_major<Shape<dynamic, 28, 28>>, detail::shape::StrideList<784, 28, 1>>);
static_assert(std::same_as<detail::shape::row_major<Shape<1, 5, 1>>, detail::shape::StrideList<5, 1, 1>>);

namespace {
struct Turned {
  static constexpr std::array<std::ptrdiff_t, 2> values{-1, 3};
};
struct Doubled {
  static constexpr std::array<std::size_t, 3> values{dynamic, 4, 2};
};
}  // namespace
static_assert(std::same_as<detail::shape::strides_from<Turned>, detail::shape::StrideList<-1, 3>>);
static_assert(std::same_as<detail::shape::shape_from<Doubled>, Shape<dynamic, 4, 2>>);

TEST_CASE("the elements of a shape lie where its strides say") {
  std::size_t n = 0;
  constexpr auto step = detail::shape::row_major<Shape<2, 3, 4>>::values;
  for (std::ptrdiff_t i = 0; i < 2; ++i)
    for (std::ptrdiff_t j = 0; j < 3; ++j)
      for (std::ptrdiff_t k = 0; k < 4; ++k)
        CHECK(i * step[0] + j * step[1] + k * step[2] == static_cast<std::ptrdiff_t>(n++));
}
