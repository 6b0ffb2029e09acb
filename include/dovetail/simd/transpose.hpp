// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>

#include <dovetail/simd/pack.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {
// The lanes of the first (Half 0) or the second halves of a and b in turn: a0 b0 a1 b1 ...
template <std::size_t Half, class Pack, std::size_t... Idx>
Pack zip(Pack a, Pack b, std::index_sequence<Idx...>) noexcept {
  using Register = typename Pack::register_type;
  constexpr std::size_t W = sizeof...(Idx);
  return Register(__builtin_shufflevector(Register(a), Register(b), int(Half * W / 2 + Idx / 2 + Idx % 2 * W)...));
}

// Row i of the next stage is the zip of rows i / 2 and i / 2 + W / 2: after log2 W stages rows are columns.
template <std::size_t Stage, std::size_t W, class T, class Pack, std::size_t... Idx>
void transpose(const Pack (&rows)[W], T* to, std::size_t to_row, std::index_sequence<Idx...> all) noexcept {
  if constexpr (Stage == W) {
    (simd::store(to + Idx * to_row, rows[Idx]), ...);
  } else {
    const Pack next[] = {zip<Idx % 2>(rows[Idx / 2], rows[Idx / 2 + W / 2], all)...};
    transpose<2 * Stage>(next, to, to_row, all);
  }
}
template <class Pack, class T, std::size_t... Idx>
void transpose(const T* from, std::size_t from_row, T* to, std::size_t to_row,
               std::index_sequence<Idx...> all) noexcept {
  const Pack rows[] = {load<Pack>(from + Idx * from_row)...};
  transpose<1>(rows, to, to_row, all);
}
}  // namespace impl

/// to(j, i) = from(i, j) for i < rows and j < columns. It moves squares as wide as a pack; the last one of a row or
/// column may overlap the one before.
template <class Pack, class T>
void transpose(const T* from, std::size_t from_row, std::size_t rows, std::size_t columns, T* to,
               std::size_t to_row) noexcept {
  constexpr std::size_t W = Pack::size;
  if (rows < W || columns < W) {
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j) to[j * to_row + i] = from[i * from_row + j];
    return;
  }
  for (std::size_t next_i = 0; next_i < rows; next_i += W)
    for (std::size_t next_j = 0; next_j < columns; next_j += W) {
      const std::size_t i = (std::min)(next_i, rows - W), j = (std::min)(next_j, columns - W);
      impl::transpose<Pack>(from + i * from_row + j, from_row, to + j * to_row + i, to_row,
                            std::make_index_sequence<W>{});
    }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
