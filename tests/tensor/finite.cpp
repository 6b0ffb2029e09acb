// SPDX-License-Identifier: MIT
#include <dovetail/tensor/finite.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

using namespace dovetail;

TEST_CASE_TEMPLATE("a number is finite, infinite or a NaN, whatever its sign", T, float, double) {
  using limits = std::numeric_limits<T>;
  for (const T sign : {T(1), T(-1)}) {
    for (const T x : {T(0), limits::denorm_min(), limits::min(), T(1), limits::max()}) {
      CHECK(is_finite(sign * x));
      CHECK_FALSE(is_nan(sign * x));
    }
    CHECK_FALSE(is_finite(sign * limits::infinity()));
    CHECK_FALSE(is_nan(sign * limits::infinity()));
    for (const T x : {limits::quiet_NaN(), limits::signaling_NaN()}) {
      CHECK_FALSE(is_finite(std::copysign(x, sign)));
      CHECK(is_nan(std::copysign(x, sign)));
    }
  }
}
