// SPDX-License-Identifier: MIT
#include <dovetail/training/mean_absolute_error.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include <dovetail/tensor/finite.hpp>

using namespace dovetail;

template <class T, class Target>
concept measures = requires(MeanAbsoluteError m, View<const T, dynamic, 1> y, Target t) { m.update(y, t); };
static_assert(measures<float, View<const float, dynamic>> && measures<double, View<const double, dynamic>>);
static_assert(!measures<float, View<const std::int32_t, dynamic>>);  // classes are no numbers to be near to

TEST_CASE("the mean of the distances over all outputs and batches") {
  MeanAbsoluteError metric;
  CHECK(metric.value() == 0);
  const Tensor<double, 2, 2> y = {{1, 2}, {3, 4}}, t = {{0, 2}, {5, 4}};
  metric.update(View<const double, dynamic, 2>(y), t.view());
  CHECK(metric.value() == 0.75);
  const Tensor<double, 2, 1> more = {{1}, {-1}};
  metric.update(View<const double, dynamic, 1>(more), Tensor<double, 2>{-2, 2});
  CHECK(metric.value() == 1.5);
}

TEST_CASE("what is no number is no distance, and stays so; an infinite one is infinite") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  const auto error = [](double y, double t) {
    MeanAbsoluteError metric;
    const Tensor<double, 2, 1> outputs{{y}, {1}};
    const Tensor<double, 2> targets{t, 1};
    metric.update(View<const double, dynamic, 1>(outputs), targets.view());
    metric.update(View<const double, dynamic, 1>(outputs.data() + 1, 1),
                  View<const double, dynamic>(targets.data() + 1, 1));
    return metric.value();
  };
  CHECK(is_nan(error(nan, 0)));
  CHECK(is_nan(error(0, nan)));
  CHECK(is_nan(error(infinity, infinity)));
  CHECK(error(-infinity, 0) == infinity);
}

TEST_CASE("floats are added up as doubles") {
  MeanAbsoluteError metric;
  const Tensor<float, 1, 1> y = {{0.1f}};
  const Tensor<float, 1> t{0};
  for (int i = 0; i < 100'000; ++i)
    metric.update(View<const float, dynamic, 1>(y), t);  // a sum of floats would be off by 1e-3
  CHECK(metric.value() == doctest::Approx(static_cast<double>(0.1f)).epsilon(1e-9));
}
