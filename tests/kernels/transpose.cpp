// SPDX-License-Identifier: MIT
#include <dovetail/kernels/transpose.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>

using namespace dovetail;

// With the memory that the matrices need and no more, around the edges of packs, lines and blocks.
TEST_CASE_TEMPLATE("a matrix is transposed in blocks", T, float, double, std::int32_t, std::int64_t, std::uint8_t,
                   std::int16_t) {
  for (const std::size_t rows : {1u, 2u, 15u, 16u, 17u, 64u, 127u, 128u, 129u, 300u})
    for (const std::size_t columns : {1u, 3u, 7u, 8u, 9u, 16u, 17u, 63u, 64u, 65u, 130u}) {
      CAPTURE(rows);
      CAPTURE(columns);
      const std::size_t from_row = columns + 2, to_row = rows + 1;
      const auto from = std::make_unique<T[]>(rows * from_row), to = std::make_unique<T[]>(columns * to_row);
      for (std::size_t i = 0; i < rows * from_row; ++i) from[i] = static_cast<T>(i % 113);
      for (std::size_t i = 0; i < columns * to_row; ++i) to[i] = T(125);
      detail::kernels::transpose_matrix(from.get(), from_row, rows, columns, to.get(), to_row);
      bool same = true;
      for (std::size_t j = 0; j < columns; ++j) {
        for (std::size_t i = 0; i < rows; ++i) same = same && to[j * to_row + i] == from[i * from_row + j];
        same = same && to[j * to_row + rows] == T(125);
      }
      CHECK(same);
    }
}
