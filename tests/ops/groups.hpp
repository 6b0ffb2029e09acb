// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <dovetail/ops/axis.hpp>
#include <dovetail/ops/evaluate.hpp>
#include <dovetail/ops/functions.hpp>

/// What reductions are compared with: the elements of each result, in double, found by counting through all indices.
using Groups = std::vector<std::vector<double>>;

template <class X, int... I>
Groups groups(const X& given, dovetail::Axis<I...>) {
  using S = typename X::shape;
  std::array<std::size_t, S::rank> dims = S::dims, index{};
  dims[0] = given.rows();
  std::array<bool, S::rank> reduced{};
  for (bool& is : reduced) is = sizeof...(I) == 0;
  ((reduced[static_cast<std::size_t>(I < 0 ? I + static_cast<int>(S::rank) : I)] = true), ...);
  std::size_t results = 1, size = 1;
  for (std::size_t i = 0; i < S::rank; ++i) size *= dims[i], results *= reduced[i] ? 1 : dims[i];
  Groups all(results);
  for (std::size_t n = 0; n < size; ++n) {
    std::size_t result = 0;
    for (std::size_t i = 0; i < S::rank; ++i) result = reduced[i] ? result : result * dims[i] + index[i];
    std::apply([&](auto... i) { all[result].push_back(static_cast<double>(given(i...))); }, index);
    for (std::size_t i = S::rank; i-- > 0;) {
      if (++index[i] < dims[i]) break;
      index[i] = 0;
    }
  }
  return all;
}

/// Compares each element of y, or the number y, with f(group), which also gives a tolerance.
struct Expected {
  double value, tolerance;
};
template <class Y, class F>
void check_groups(const Y& y, const Groups& expected, F f) {
  const auto one = [&](auto found, const std::vector<double>& group) {
    const auto [value, tolerance] = f(group);
    CAPTURE(group.size());
    CHECK(std::abs(static_cast<double>(found) - value) <= tolerance);
  };
  if constexpr (std::is_arithmetic_v<Y>) {
    REQUIRE(expected.size() == 1);
    one(y, expected[0]);
  } else {
    REQUIRE(expected.size() == y.size());
    for (std::size_t i = 0; i < y.size(); ++i) one(y.data()[i], expected[i]);
  }
}

/// Small numbers of both signs that fit into T and are not the same twice in a row.
template <class X>
X made() {
  X x;
  std::uint32_t state = 1;
  for (auto& v : x.flat()) v = static_cast<typename X::value_type>(static_cast<int>((state = state * 1664525 + 1013904223) >> 24) % (std::is_signed_v<typename X::value_type> ? 8 : 3) - (std::is_signed_v<typename X::value_type> ? 3 : 0));
  return x;
}
template <class X>
X made(std::size_t rows) {
  X x = X::with_rows(rows);
  std::uint32_t state = 7;
  for (auto& v : x.flat()) v = static_cast<typename X::value_type>(static_cast<double>((state = state * 1664525 + 1013904223) >> 8) * 0x1p-23 - 1);
  return x;
}
template <class T>
constexpr double unit = std::is_floating_point_v<T> ? static_cast<double>(std::numeric_limits<T>::epsilon()) / 2 : 0;
