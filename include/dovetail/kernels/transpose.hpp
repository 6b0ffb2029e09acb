// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include <dovetail/explain/words.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/transpose.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {
/// A register of W elements of any type, which are only moved.
template <class T, std::size_t W>
struct Moved {
  using Lane = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;
  using register_type [[gnu::vector_size(W * sizeof(T))]] = Lane;
  using value_type = T;
  static constexpr std::size_t size = W;

  register_type lanes;

  Moved(register_type given) noexcept : lanes(given) {}
  explicit operator register_type() const noexcept { return lanes; }
  static Moved load_unaligned(const T* p) noexcept {
    register_type lanes;
    std::memcpy(&lanes, p, sizeof lanes);
    return lanes;
  }
  void store_unaligned(T* p) const noexcept { std::memcpy(p, &lanes, sizeof lanes); }
};
/// A register, or 16 elements if it has more: the squares have as many rows, each in a register.
template <class T>
using moved = Moved<T, std::max<std::size_t>(1, std::min<std::size_t>(16, sizeof(simd::pack<float>) / sizeof(T)))>;

/// to(j, i) = from(i, j) for i < rows and j < columns; rows are from_row and to_row elements apart. In blocks of 128
/// rows and a line of the cache: each line is used while it is there, even where rows a power of two apart compete for
/// few of them (1024 x 1024 floats, Zen 4: 216 µs, in squares of 64 x 64 330 µs; with AVX2 314 and 511 µs).
template <class T>
void transpose_matrix(const T* from, std::size_t from_row, std::size_t rows, std::size_t columns, T* to,
                      std::size_t to_row) noexcept {
  using Pack = kernels::moved<T>;
  constexpr std::size_t height = 128, line = cache_line<T>;
  for_rows<dynamic>(rows, line, 4 * columns, [=](std::size_t first, std::size_t count) {
    for (std::size_t i = first; i < first + count; i += height)
      for (std::size_t j = 0; j < columns; j += line)
        simd::transpose<Pack>(from + i * from_row + j, from_row, (std::min)(height, first + count - i),
                              (std::min)(line, columns - j), to + j * to_row + i, to_row);
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
