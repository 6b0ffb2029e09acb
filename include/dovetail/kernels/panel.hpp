// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>

#include <dovetail/simd/transpose.hpp>
#include <dovetail/tensor/storage.hpp>

/// Where a tile finds its columns of the right operand of a product.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// The depth of a block of the sum (BLIS's KC), and so the rows of a panel that is packed: 512 rows of 64 floats
/// (AVX-512) are 128 KiB, which stay in an L2 cache of 256 KiB or more while the rows of the left operand go by; of 16
/// floats (AVX2) they are 32 KiB, an L1 cache. Of 256 rows the result would be read and written twice as often (2048 x
/// 2048 x 2048: about 97 GFLOP/s for 104).
inline constexpr std::size_t kc = 512;
/// Columns of gemm_nt's result that are computed as rows of its transpose before these are transposed back: whole tiles
/// and whole squares.
inline constexpr std::size_t nt_strip = 48;

template <class T>
struct Panel {
  const T* data;
  std::size_t row;
};

/// A panel that is read where it lies: b(k, j) = data[k * row + j].
template <class T>
struct InPlace {
  const T* b;
  std::size_t row;

  Panel<T> operator()(std::size_t column, std::size_t k, std::size_t) const noexcept {
    return {b + k * row + column, row};
  }
};

/// A panel of Width columns, copied: rows that lie far apart would each cost a page of the TLB, and rows at a power of
/// two would compete for few lines of the cache.
template <class T, std::size_t Depth, std::size_t Width>
struct Packed {
  const T* b;
  std::size_t row;
  alignas(tensor::alignment) T panel[(std::min)(Depth, kc) * Width];

  Panel<T> operator()(std::size_t column, std::size_t first, std::size_t depth) noexcept {
    const T* from = b + first * row + column;
    for (std::size_t k = 0; k < depth; ++k)
      for (std::size_t j = 0; j < Width; j += simd::width<T>)
        simd::store(panel + k * Width + j, simd::load(from + k * row + j));
    return {panel, Width};
  }
};

/// A panel of Width columns of the transpose of b, b(j, k) = data[j * row + k], which has Columns rows.
template <class Pack, std::size_t Depth, std::size_t Width, std::size_t Columns>
struct Transposed {
  using T = typename Pack::value_type;
  const T* b;
  std::size_t row;
  alignas(tensor::alignment) T panel[(std::min)(Depth, kc) * Width];

  Panel<T> operator()(std::size_t column, std::size_t first, std::size_t depth) noexcept {
    simd::transpose<Pack>(b + column * row + first, row, (std::min)(Width, Columns), depth, panel, Width);
    return {panel, Width};
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
