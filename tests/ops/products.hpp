// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <dovetail/random/random.hpp>
#include <dovetail/tensor/strided.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace products {

using namespace dovetail;

/// Numbers from -1 to 1; small whole ones for integers.
template <class X>
X random(Random& random_, std::size_t rows = X::shape::dims[0]) {
  X x;
  if constexpr (X::shape::dims[0] == dynamic) x = X::with_rows(rows);
  for (auto& value : x.flat()) {
    const double u = random_.uniform(-1.0, 1.0);
    value = static_cast<typename X::value_type>(std::is_integral_v<typename X::value_type> ? 9 * u : u);
  }
  return x;
}

/// A matrix with its axes exchanged, seen where it is.
template <class X>
auto turned(const X& x) {
  using S = typename X::shape;
  static constexpr auto row = static_cast<std::ptrdiff_t>(S::dims[1]);
  return StridedView<const typename X::value_type, Shape<S::dims[1], S::dims[0]>, detail::shape::StrideList<1, row>>(
      x.data(), S::dims[1]);
}

/// Σ_k of `count` products f(k), against a value: each addition rounds by at most eps of the sizes that are there so
/// far.
template <class T, class F>
void check_sum(T value, std::size_t count, F f) {
  double sum = 0, size = 0;
  for (std::size_t k = 0; k < count; ++k) sum += f(k), size += std::abs(f(k));
  const double eps = std::is_integral_v<T> ? 0 : static_cast<double>(std::numeric_limits<T>::epsilon());
  if (!(std::abs(static_cast<double>(value) - sum) <= static_cast<double>(count + 1) * eps * size))
    FAIL_CHECK(value << " instead of " << sum);
}

// Compiled once, for all shapes and types. a is (m, k), b is (k, n), c is (m, n).
inline void check_elements(std::size_t m, std::size_t k, std::size_t n, const std::vector<double>& a,
                           const std::vector<double>& b, const std::vector<double>& c, double eps) {
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      double sum = 0, size = 0;
      for (std::size_t l = 0; l < k; ++l)
        sum += a[i * k + l] * b[l * n + j], size += std::abs(a[i * k + l] * b[l * n + j]);
      if (!(std::abs(c[i * n + j] - sum) <= static_cast<double>(k + 1) * eps * size))
        FAIL_CHECK(c[i * n + j] << " instead of " << sum);
    }
}
template <class X>
std::vector<double> elements(const X& x) {
  std::vector<double> all;
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < X::shape::dims[1]; ++j) all.push_back(static_cast<double>(x(i, j)));
  return all;
}

/// c = a · b, of matrices of any kind.
template <class A, class B, class C>
void check_product(const A& a, const B& b, const C& c) {
  using T = typename C::value_type;
  REQUIRE(c.rows() == a.rows());
  check_elements(a.rows(), b.rows(), B::shape::dims[1], elements(a), elements(b), elements(c),
                 std::is_integral_v<T> ? 0 : static_cast<double>(std::numeric_limits<T>::epsilon()));
}

}  // namespace products
