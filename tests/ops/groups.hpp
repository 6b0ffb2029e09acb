// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/ops/functions.hpp>

/// What reductions are compared with: the elements of each result, in double, found by counting through all indices.
using Groups = std::vector<std::vector<double>>;

// Compiled once, for all shapes and types: so the tests of reductions compile in half the time.
inline Groups groups(const std::vector<double>& elements, const std::vector<std::size_t>& dims,
                     const std::vector<bool>& reduced) {
  std::size_t results = 1;
  for (std::size_t i = 0; i < dims.size(); ++i) results *= reduced[i] ? 1 : dims[i];
  std::vector<std::size_t> index(dims.size());
  Groups all(results);
  for (const double element : elements) {
    std::size_t result = 0;
    for (std::size_t i = 0; i < dims.size(); ++i) result = reduced[i] ? result : result * dims[i] + index[i];
    all[result].push_back(element);
    for (std::size_t i = dims.size(); i-- > 0;) {
      if (++index[i] < dims[i]) break;
      index[i] = 0;
    }
  }
  return all;
}

// Appends the elements of x from `index` on, in row-major order.
template <class X, class... I>
void append_elements(std::vector<double>& to, const X& x, I... index) {
  if constexpr (sizeof...(I) == X::rank) {
    to.push_back(static_cast<double>(x(index...)));
  } else {
    const std::size_t extent = sizeof...(I) == 0 ? x.rows() : X::shape::dims[sizeof...(I)];
    for (std::size_t i = 0; i < extent; ++i) append_elements(to, x, index..., i);
  }
}

template <class X, int... I>
Groups groups(const X& given, dovetail::detail::expressions::Axis<I...>) {
  std::vector<std::size_t> dims(X::shape::dims.begin(), X::shape::dims.end());
  dims[0] = given.rows();
  std::vector<bool> reduced(X::rank, sizeof...(I) == 0);
  ((reduced[static_cast<std::size_t>(I < 0 ? I + static_cast<int>(X::rank) : I)] = true), ...);
  std::vector<double> elements;
  append_elements(elements, given);
  return groups(elements, dims, reduced);
}

/// Compares each element of y, or the number y, with f(group), which also gives a tolerance.
struct Expected {
  double value, tolerance;
};
inline void compare_groups(const std::vector<double>& found, const Groups& expected,
                           const std::function<Expected(const std::vector<double>&)>& f) {
  REQUIRE(expected.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [value, tolerance] = f(expected[i]);
    CAPTURE(expected[i].size());
    CHECK(std::abs(found[i] - value) <= tolerance);
  }
}
template <class Y>
void check_groups(const Y& y, const Groups& expected, const std::function<Expected(const std::vector<double>&)>& f) {
  if constexpr (std::is_arithmetic_v<Y>)
    compare_groups({static_cast<double>(y)}, expected, f);
  else
    compare_groups(std::vector<double>(y.data(), y.data() + y.size()), expected, f);
}

/// Small numbers of both signs that fit into T and are not the same twice in a row.
template <class X>
X made() {
  X x;
  std::uint32_t state = 1;
  for (auto& v : x.flat())
    v = static_cast<typename X::value_type>(static_cast<int>((state = state * 1664525 + 1013904223) >> 24) %
                                                (std::is_signed_v<typename X::value_type> ? 8 : 3) -
                                            (std::is_signed_v<typename X::value_type> ? 3 : 0));
  return x;
}
template <class X>
X made(std::size_t rows) {
  X x = X::with_rows(rows);
  std::uint32_t state = 7;
  for (auto& v : x.flat())
    v = static_cast<typename X::value_type>(static_cast<double>((state = state * 1664525 + 1013904223) >> 8) * 0x1p-23 -
                                            1);
  return x;
}
template <class T>
constexpr double unit = std::is_floating_point_v<T> ? static_cast<double>(std::numeric_limits<T>::epsilon()) / 2 : 0;
