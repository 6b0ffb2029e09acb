// SPDX-License-Identifier: MIT
#include <dovetail/kernels/softmax.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "memory.hpp"

using namespace dovetail;
using namespace kernels;

namespace {

template <class T>
constexpr double eps = std::numeric_limits<T>::epsilon();

// In double; the largest element does not overflow.
template <class X>
std::vector<double> softmax_of(const X& x, std::size_t n) {
  std::vector<double> y(n);
  const double top = *std::max_element(x.data(), x.data() + n);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += y[i] = std::exp(static_cast<double>(x[i]) - top);
  for (double& v : y) v /= sum;
  return y;
}

}  // namespace

TEST_CASE_TEMPLATE("softmax_row is e^x over its sum", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  Random random_(Seed{1});
  for (std::size_t n = 1; n <= 3 * W + 1; ++n)
    for (const T spread : {T(0.01), T(1), T(20)}) {
      CAPTURE(n);
      CAPTURE(spread);
      auto x = random<T>(n, random_);
      for (std::size_t i = 0; i < n; ++i) x.data()[i] *= spread;
      Guarded<T> y(n);
      detail::kernels::softmax_row(x.data(), n, y.data());
      CHECK(y.intact());
      const auto exact = softmax_of(x, n);
      // x - max x rounds by eps / 2 of up to 2 spread; the exponential, the sum of n and the division add the rest.
      const double tolerance = eps<T> * (static_cast<double>(n) + 4 + 2 * static_cast<double>(spread));
      for (std::size_t i = 0; i < n; ++i) CHECK(std::abs(y[i] - exact[i]) <= tolerance * exact[i]);
      const auto [top, sum] = detail::kernels::exponential_sum_row(x.data(), n);
      CHECK(top == *std::max_element(x.data(), x.data() + n));
      CHECK(std::abs(static_cast<double>(sum) * *std::max_element(exact.begin(), exact.end()) - 1) <= tolerance);
      const std::vector<T> apart(y.data(), y.data() + n);
      const auto both = detail::kernels::softmax_row(x.data(), n, x.data());  // in place
      CHECK(both.top == top);
      CHECK(both.sum == sum);
      CHECK(std::equal(apart.begin(), apart.end(), x.data()));
    }
}

TEST_CASE_TEMPLATE("no exponential overflows, none of a tail is counted", T, float, double) {
  constexpr std::size_t n = detail::simd::width<T> + 1;
  const T infinity = std::numeric_limits<T>::infinity(), most = std::numeric_limits<T>::max();
  for (const T far : {T(1000), T(-1000), T(1e30), T(-1e30), most, -most}) {
    CAPTURE(far);
    Exact<T> x(n);
    for (std::size_t i = 0; i < n; ++i) x.data()[i] = far;
    Guarded<T> y(n);
    detail::kernels::softmax_row(x.data(), n, y.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(std::abs(y[i] - 1 / static_cast<double>(n)) <= 4 * eps<T>);
  }
  for (const T low : {-infinity, -most}) {
    Exact<T> x(n);
    for (std::size_t i = 0; i < n; ++i) x.data()[i] = i == 2 ? T(3) : low;
    Guarded<T> y(n);
    detail::kernels::softmax_row(x.data(), n, y.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(y[i] == (i == 2 ? T(1) : T(0)));
  }
}

TEST_CASE_TEMPLATE("a row of -infinity is no distribution", T, float, double) {
  for (std::size_t n = 1; n <= 2 * detail::simd::width<T>; ++n) {
    Exact<T> x(n);
    std::fill_n(x.data(), n, -std::numeric_limits<T>::infinity());
    Guarded<T> y(n);
    detail::kernels::softmax_row(x.data(), n, y.data());
    for (std::size_t i = 0; i < n; ++i) CHECK(std::isnan(y[i]));
  }
}

TEST_CASE_TEMPLATE("a NaN or an infinity spoils its row and is not hidden", T, float, double) {
  constexpr std::size_t n = 2 * detail::simd::width<T> + 1;
  for (const T bad : {std::numeric_limits<T>::quiet_NaN(), std::numeric_limits<T>::infinity()})
    for (std::size_t at = 0; at < n; ++at) {
      Exact<T> x(n);
      x.data()[at] = bad;
      Guarded<T> y(n);
      detail::kernels::softmax_row(x.data(), n, y.data());
      CHECK(std::isnan(y[at]));
    }
}

TEST_CASE_TEMPLATE("softmax_row_gradient is y (dy - Σ y dy)", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  Random random_(Seed{1});
  for (std::size_t n = 1; n <= 3 * W + 1; ++n) {
    CAPTURE(n);
    auto y = random<T>(n, random_), dy = random<T>(n, random_);
    detail::kernels::softmax_row(y.data(), n, y.data());
    Guarded<T> dx(n);
    detail::kernels::softmax_row_gradient(y.data(), dy.data(), n, dx.data());
    CHECK(dx.intact());
    double dot = 0;
    for (std::size_t i = 0; i < n; ++i) dot += static_cast<double>(y[i]) * static_cast<double>(dy[i]);
    for (std::size_t i = 0; i < n; ++i) {
      const double exact = static_cast<double>(y[i]) * (static_cast<double>(dy[i]) - dot);
      CHECK(std::abs(static_cast<double>(dx[i]) - exact) <=
            eps<T> * static_cast<double>(n + 4) * static_cast<double>(y[i]));
    }
    detail::kernels::softmax_row_gradient(y.data(), dy.data(), n, dy.data());  // in place
    CHECK(std::equal(dx.data(), dx.data() + n, dy.data()));
  }
}

TEST_CASE_TEMPLATE("a row of a million equal elements: the sum is exact to few roundings", T, float, double) {
  constexpr std::size_t n = 1'000'003;
  std::vector<T> x(n, T(-2)), y(n);
  x[n / 2] = T(0);  // the largest
  const double sum = 1 + static_cast<double>(n - 1) * std::exp(-2.0);
  const auto tolerance = [](double value) { return 200 * eps<T> * value; };
  CHECK(std::abs(static_cast<double>(detail::kernels::exponential_sum_row(x.data(), n).sum) - sum) <= tolerance(sum));
  CHECK(std::abs(static_cast<double>(detail::kernels::softmax_row(x.data(), n, y.data()).sum) - sum) <= tolerance(sum));
  std::vector<T> dy(n, T(1)), dx(n);
  dy[n / 2] = T(0);
  detail::kernels::softmax_row_gradient(y.data(), dy.data(), n, dx.data());  // y (1 - Σ y) where dy is 1: y · y(n / 2)
  CHECK(std::abs(static_cast<double>(dx[n / 2]) + (1 - 1 / sum) / sum) <= tolerance(1 / sum));
}
