// SPDX-License-Identifier: MIT
#include <dovetail/ops/truth.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

namespace {
constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(all(given > 0) && !all(given > 1) && any(given > 5) && !any(given > 6));
static_assert(any(given > 4, axis<1>) == Tensor<bool, 2>{true, true} &&
              all(given > 1, axis<0>, keepdims) == Tensor<bool, 1, 3>{{false, true, true}});
}  // namespace

TEST_CASE("one element decides, wherever it is") {
  for (std::size_t at = 0; at < 41; ++at) {
    Tensor<std::int32_t, 41> x;
    CHECK_FALSE(any(x));
    x(at) = -3;
    CHECK(any(x));
    CHECK_FALSE(all(x));
    x = x + 3;
    CHECK_FALSE(all(x));
    x(at) = 1;
    CHECK(all(x));
  }
}

TEST_CASE("a NaN is not 0; of nothing, all are true and none is") {
  CHECK(any(Tensor<float, 2>{0, std::numeric_limits<float>::quiet_NaN()}));
  const Tensor<float, dynamic> none;
  CHECK(all(none));
  CHECK_FALSE(any(none));
}

TEST_CASE("all is still a part of slices") {
  Tensor<float, 2, 2> x{{1, 2}, {0, 4}};
  CHECK(all(x(all, 1)));
  CHECK_FALSE(all(x(all, 0) * 2));
}
