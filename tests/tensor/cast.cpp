// SPDX-License-Identifier: MIT
#include <dovetail/tensor/cast.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

using namespace dovetail;

static_assert(
    std::same_as<decltype(cast<float>(std::declval<Tensor<double, dynamic, 2>&>())), Tensor<float, dynamic, 2>>);
static_assert(cast<int>(Tensor<float, 2>{1.5, -2.5}) == Tensor<int, 2>{1, -2});

TEST_CASE("elements become others, of tensors and of views") {
  const std::vector<double> values{1, 2.5, 3, 4, 5, 6};
  const Tensor<float, dynamic, 3> x = cast<float>(View<const double, dynamic, 3>(values));
  CHECK(x.rows() == 2);
  CHECK(x(0, 1) == 2.5f);
  CHECK(x(1, 2) == 6);
  CHECK(cast<bool>(Tensor<int, 3>{0, 1, 2}) == Tensor<bool, 3>{false, true, true});
  CHECK(cast<double>(Tensor<float, dynamic>()).empty());
}

TEST_CASE("real numbers beyond an integer become the nearest one") {
  const Tensor<float, 4> x{300, -1, 254.9f, NAN};
  CHECK(cast<std::uint8_t>(x) == Tensor<std::uint8_t, 4>{255, 0, 254, 0});
  CHECK(
      cast<std::int64_t>(Tensor<double, 2>{1e300, -1e300}) ==
      Tensor<std::int64_t, 2>{(std::numeric_limits<std::int64_t>::max)(), (std::numeric_limits<std::int64_t>::min)()});
}
