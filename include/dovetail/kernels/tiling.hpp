// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/kernels/gemm_tile.hpp>

/// How a product with N columns is cut into tiles: constants of N and of the machine.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// The widest tile that registers hold: 6 x 4 sums of 32 registers, or 6 x 2 of 16, leave room for a row of the right
/// operand and an element of the left one.
inline constexpr std::size_t most_sums = simd::registers == 32 ? 24 : 12, usual_packs = simd::registers == 32 ? 4 : 2;

/// Packs a tile has of the packs that a row has: 3 where that saves a tenth, because fewer of them stand in two tiles.
constexpr std::size_t packs_of_a_tile(std::size_t packs) {
  const auto computed = [packs](std::size_t n) { return (packs + n - 1) / n * n; };
  if (packs <= 3) return packs;
  return 10 * computed(3) < 9 * computed(usual_packs) ? 3 : usual_packs;
}

/// A row of N columns is `packs` packs, of a kind that N columns fill. The last one starts where it ends with the
/// row, so that it may stand in part on the one before, which changes nothing: both compute the same. Where there are
/// masks, more than half of the widest pack is one pack and not two (128 x 128 x 10: 67 GFLOP/s for 57 with GCC, 64 for
/// 37 with Clang).
template <class T, std::size_t N>
struct Tiling {
  using Widest = simd::pack<T>;
  static constexpr bool masked = masks<Widest> && N < Widest::size && 2 * N > Widest::size;
  // 3 columns are one pack of 4, where there is one (3 x 3 doubles: 6 ns in place of 9.5).
  using Pack = std::conditional_t<masked, Widest, simd::fitting_pack<T, N == 3 ? 4 : N>>;
  static constexpr std::size_t width = Pack::size, packs = (N + width - 1) / width;
  /// Sums that an element has: they are added up at the end. A multiply-add takes 4 cycles, and 1 or 2 can start in
  /// each: one row of few columns has work for them all only if the sum is cut.
  static constexpr std::size_t parts = packs == 1 ? 4 : packs == 2 ? 2 : 1;
  static constexpr std::size_t tile_packs = packs_of_a_tile(packs);
  static constexpr std::size_t tile_rows = most_sums / (tile_packs * parts);
  /// A single row has only its columns to keep the machine busy.
  static constexpr std::size_t row_packs = packs < 8 ? packs : 8;

  /// Where the last pack of a panel of NP packs starts.
  static constexpr std::size_t last(std::size_t np) {
    return np < packs ? (np - 1) * width : N < width ? 0 : N - width;
  }
  /// MR rows and NP packs. Where the layout is constant, the sum of a small tile is written out.
  template <std::size_t MR, std::size_t NP, class Layout>
  using tile = Tile<Pack, MR, NP, parts, Layout::steps(MR* NP, parts), (N < width ? N : width)>;
};

/// A right operand of at most this many elements, and of one panel, is multiplied by code of its own.
inline constexpr std::size_t small = 1024;
/// Rows of at least `far` bytes are copied before they are multiplied, if `rows_that_pay` rows or more on the left
/// share them.
inline constexpr std::size_t far = 3072, rows_that_pay = 256;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
