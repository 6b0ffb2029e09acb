// SPDX-License-Identifier: MIT
#include <dovetail/kernels/channels.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "memory.hpp"

using namespace dovetail;
using namespace kernels;

namespace {
// Both sums of `positions` times C elements, and each element once beside its channel's value.
template <class T, std::size_t C>
void check_channels(std::size_t positions) {
  using namespace dovetail::detail::kernels;
  static_assert(channel_row<T, C> % C == 0 && channel_row<T, C> <= 1024);
  CAPTURE(positions);
  CAPTURE(C);
  Random random_(Seed{1});
  const std::size_t size = positions * C;
  const auto x = kernels::random<T>(size, random_);
  Guarded<T> sums(C), squares(C), y(size);
  const auto terms = [&](std::size_t first, auto at) {
    const auto xi = at.load(x.data() + first);
    return std::array{xi, xi * xi};
  };
  sum_channels<T, C>(size, terms, {sums.data(), squares.data()});
  const PerChannel<T, C> number([](std::size_t c) { return static_cast<T>(c + 1); });
  for_elements_by_channel<T, C>(size, [&](std::size_t first, auto at) {
    at.store(y.data() + first, at.load(x.data() + first) * at.load(number.row));
  });
  CHECK((sums.intact() && squares.intact() && y.intact()));
  const double bound = 200 * static_cast<double>(std::numeric_limits<T>::epsilon());
  for (std::size_t c = 0; c < C; ++c) {
    long double sum = 0, size_of_sum = 0, square = 0;
    for (std::size_t i = c; i < size; i += C) {
      sum += x[i], size_of_sum += std::abs(x[i]), square += static_cast<long double>(x[i]) * x[i];
      CHECK(y[i] == x[i] * static_cast<T>(c + 1));
    }
    CHECK(std::abs(static_cast<double>(sums[c] - sum)) <= bound * static_cast<double>(size_of_sum));
    CHECK(std::abs(static_cast<double>(squares[c] - square)) <= bound * static_cast<double>(square));
  }
}
}  // namespace

TEST_CASE_TEMPLATE("channels around the edges of packs and rows, and of no elements", T, float, double) {
  for (const std::size_t positions : {0u, 1u, 2u, 7u, 64u, 129u, 1000u})
    [&]<std::size_t... C>(std::index_sequence<C...>) {
      (check_channels<T, C>(positions), ...);
    }(std::index_sequence<1, 2, 3, 5, 8, 10, 31, 32, 33, 64, 65, 130, 257>{});
}
