// SPDX-License-Identifier: MIT
#include <dovetail/ops/close.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>

using namespace dovetail;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
}  // namespace

static_assert(all_close(Tensor<float, 2>{1, 2}, Tensor<double, 2>{1.000001, 2}));
static_assert(!all_close(Tensor<float, 2>{1, 2}, 1));

TEST_CASE("special numbers") {
  const Tensor<float, 4> x = {1, no_number, infinity, -infinity};
  CHECK(eval(is_nan(x)) == Tensor<bool, 4>{false, true, false, false});
  CHECK(eval(is_inf(x)) == Tensor<bool, 4>{false, false, true, true});
  CHECK(eval(is_finite(x)) == Tensor<bool, 4>{true, false, false, false});
  CHECK(eval(is_finite(Tensor<int, 2>{1, 2})) == Tensor<bool, 2>{true, true});
  Tensor<float, 40> many;
  for (std::size_t i = 0; i < 40; ++i)
    many(i) = i % 3 == 0 ? no_number : i % 3 == 1 ? -infinity : static_cast<float>(i);
  const Tensor<float, 40> fixed = where(is_nan(many), 0, where(is_inf(many), -1, where(is_finite(many), many, 7)));
  for (std::size_t i = 0; i < 40; ++i) CHECK(fixed(i) == (i % 3 == 0 ? 0 : i % 3 == 1 ? -1 : static_cast<float>(i)));
}

TEST_CASE("numbers are close as NumPy says") {
  const Tensor<double, 3> x = {1e10, 1e-8, 0};
  CHECK(all_close(x, Tensor<double, 3>{1.00001e10, 1e-9, 0}));  // as in numpy.allclose's own documentation
  CHECK_FALSE(all_close(x, Tensor<double, 3>{1.0001e10, 1e-9, 0}));
  CHECK_FALSE(all_close(x, Tensor<double, 3>{1e10, 1e-9, 0}, 1e-5, 1e-10));
  CHECK(all_close(x, Tensor<double, 3>{1.0001e10, 1e-9, 0}, 1e-3));
  const Tensor<float, 3> y = {infinity, -infinity, no_number};
  CHECK(eval(is_close(y, y)) == Tensor<bool, 3>{true, true, false});
  CHECK(eval(is_close(y, -y)) == Tensor<bool, 3>{false, false, false});
  CHECK(eval(is_close(y, 1)) == Tensor<bool, 3>{false, false, false});
  CHECK(all_close(Tensor<float, dynamic, 2>(), 1));
  CHECK(all_close(Tensor<float, 2, 1>{{1}, {1}}, Tensor<float, 2>{1, 1}));  // broadcast
}
