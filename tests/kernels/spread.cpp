// SPDX-License-Identifier: MIT
#include <dovetail/kernels/spread.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace dovetail::detail::kernels;

TEST_CASE("an image stands in a larger one, row by row") {
  constexpr std::array x{1, 2, 3, 4, 5, 6};  // (2, 3, 1)
  std::array<int, 4 * 5> y;
  y.fill(99);
  const Spread at{.rows = 2, .columns = 3, .channels = 1, .height = 4, .width = 5, .top = 1, .left = 2};
  spread(at, 1, x.data(), y.data());
  CHECK(y == std::array{0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0});
  std::array<int, 6> back{};
  unspread(at, 1, y.data(), back.data());
  CHECK(back == x);
}

TEST_CASE("rows, columns and samples leave room between them") {
  constexpr std::array x{1, 2, 3, 4, 5, 6, 7, 8};  // (2, 1, 2, 2)
  std::array<int, 2 * 2 * 4 * 2> y;
  y.fill(99);
  const Spread at{.rows = 1,
                  .columns = 2,
                  .channels = 2,
                  .height = 2,
                  .width = 4,
                  .top = 0,
                  .left = 0,
                  .row_step = 2,
                  .column_step = 2};
  spread(at, 2, x.data(), y.data());
  CHECK(y == std::array{1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  //
                        5, 6, 0, 0, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  std::array<int, 8> back{};
  unspread(at, 2, y.data(), back.data());
  CHECK(back == x);
}

TEST_CASE("a kernel is flipped, and its features become channels") {
  constexpr std::array kernel{1, 2, 3, 4, 5, 6, 7, 8};  // two places, two channels, two features
  std::array<int, 8> flipped{};
  flip_kernel(2, 1, 2, 2, kernel.data(), flipped.data());
  CHECK(flipped == std::array{5, 7, 6, 8, 1, 3, 2, 4});
  flip_kernel(2, 2, 1, 2, kernel.data(), flipped.data());  // two groups of a channel: one place has 4 features
  CHECK(flipped == std::array{5, 7, 6, 8, 1, 3, 2, 4});
}
