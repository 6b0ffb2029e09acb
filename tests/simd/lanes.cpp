// SPDX-License-Identifier: MIT
#include <dovetail/simd/lanes.hpp>

#include <doctest/doctest.h>

using namespace dovetail;

namespace {
template <class Pack>
void lanes() {
  using T = typename Pack::value_type;
  T values[Pack::size];
  for (std::size_t largest = 0; largest < Pack::size; ++largest) {
    T sum = 0;
    for (std::size_t i = 0; i < Pack::size; ++i)
      values[i] = i == largest ? T(100) : -static_cast<T>(i * i + 1), sum += values[i];
    CHECK(detail::simd::sum(detail::simd::load<Pack>(values)) == sum);  // whole numbers: exact
    CHECK(detail::simd::largest(detail::simd::load<Pack>(values)) == T(100));
  }
}
}  // namespace

TEST_CASE_TEMPLATE("all lanes of every kind of pack are summed and compared", T, float, double) {
  lanes<detail::simd::pack<T>>();
  lanes<detail::simd::fitting_pack<T, detail::simd::width<T> / 2>>();
  lanes<detail::simd::fitting_pack<T, 1>>();
}
