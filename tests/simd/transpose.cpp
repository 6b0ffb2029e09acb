// SPDX-License-Identifier: MIT
#include <dovetail/simd/transpose.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace dovetail;

namespace {
// Rows and columns of a matrix inside a wider one, with the memory that they need and no more.
template <class Pack>
void transposes(std::size_t rows, std::size_t columns) {
  using T = typename Pack::value_type;
  CAPTURE(rows);
  CAPTURE(columns);
  const std::size_t from_row = columns + 3, to_row = rows + 1;
  const auto from = std::make_unique<T[]>(rows * from_row), to = std::make_unique<T[]>(columns * to_row);
  for (std::size_t i = 0; i < rows * from_row; ++i) from[i] = static_cast<T>(i);
  for (std::size_t i = 0; i < columns * to_row; ++i) to[i] = T(-1);
  detail::simd::transpose<Pack>(from.get(), from_row, rows, columns, to.get(), to_row);
  for (std::size_t j = 0; j < columns; ++j) {
    for (std::size_t i = 0; i < rows; ++i) CHECK(to[j * to_row + i] == from[i * from_row + j]);
    CHECK(to[j * to_row + rows] == T(-1));
  }
}
template <class Pack>
void transposes() {
  for (const std::size_t rows : {std::size_t{1}, Pack::size - 1, Pack::size, Pack::size + 1, 3 * Pack::size})
    for (const std::size_t columns : {std::size_t{1}, Pack::size - 1, Pack::size, 2 * Pack::size + 1})
      transposes<Pack>(rows, columns);
}
}  // namespace

TEST_CASE_TEMPLATE("a matrix is transposed in squares of every kind of pack", T, float, double) {
  transposes<detail::simd::pack<T>>();
  transposes<detail::simd::fitting_pack<T, detail::simd::width<T> / 2>>();
  transposes<detail::simd::fitting_pack<T, 1>>();
}
