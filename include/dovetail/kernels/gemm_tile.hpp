// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <utility>

#include <dovetail/simd/pack.hpp>

/// The microkernel under all products: one tile of the result, its sums in registers.
namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// Where the operands of a tile lie: a(i, k) = a[i * a_row + k * a_step], so one kernel serves a and its transpose;
/// b(k, j) = b[k * b_row + j] for k < depth; c(i, j) = c[i * c_row + j]. The last pack of columns starts at column
/// `last`. Where the depth is cut into blocks, only the `first` starts from the bias, and only the `final` one ends in
/// the activation. A later one goes on with the sum of those before, so that blocks change no bit; or, `apart`, it is
/// summed alone and added to it, so that many blocks round less.
struct Layout {
  std::size_t a_row, a_step, b_row, c_row, depth, last;
  bool first = true, final = true, apart = false;
  static constexpr std::size_t segments = 1;

  /// Terms of the sum that one turn of the loop takes in: a multiple of the accumulators of an element.
  static constexpr std::size_t unroll(std::size_t /*count*/, std::size_t accumulators) { return accumulators; }
};
/// A Layout whose sum is made of `segments` of that depth, as that of a convolution is of the rows of its window: from
/// the end of one to the start of the next, a and b leave out as many elements.
struct SegmentedLayout : Layout {
  std::size_t segments;
  std::ptrdiff_t a_gap, b_gap;
};
/// A Layout of constants: small products have code of their own, in which nothing is counted.
template <std::size_t ARow, std::size_t AStep, std::size_t BRow, std::size_t CRow, std::size_t Depth, std::size_t Last>
struct FixedLayout {
  static constexpr std::size_t a_row = ARow, a_step = AStep, b_row = BRow, c_row = CRow, depth = Depth, last = Last;
  static constexpr bool first = true, final = true, apart = false;
  static constexpr std::size_t segments = 1;

  /// Terms of the sum that one turn of the loop takes in: all of them where the tile and the sum are small.
  static constexpr std::size_t unroll(std::size_t count, std::size_t accumulators) {
    return Depth >= accumulators && Depth * count <= 128 ? Depth / accumulators * accumulators : accumulators;
  }
};

/// Whether one instruction reads or writes the first elements of such a pack alone: AVX-512 has masks.
template <class Pack>
inline constexpr bool has_masked_load = sizeof(Pack) == 64;

/// MR x NR elements of the result, NR being NP packs of columns. An element has several accumulators, each of which
/// sums every Accumulators-th term; the loop goes on by Unroll terms, a multiple of it. ValidLanes is how many elements
/// of a pack are there: fewer than it has, if it is wider than all columns.
template <class P, std::size_t MR, std::size_t NP, std::size_t Accumulators, std::size_t Unroll = Accumulators,
          std::size_t ValidLanes = P::size>
struct Tile {
  using Pack = P;
  using T = typename Pack::value_type;
  static constexpr std::size_t rows = MR, packs = NP, accumulators = Accumulators, unroll = Unroll, count = MR * NP,
                               valid_lanes = ValidLanes;

  static constexpr bool masked = has_masked_load<P> && ValidLanes < P::size;
  static constexpr Pack load(const T* p) noexcept {
    if constexpr (masked) {
      return simd::load_first(p, ValidLanes);
    } else {
      return simd::load_some<Pack, ValidLanes>(p);
    }
  }
  static constexpr void store(T* p, Pack v) noexcept {
    if constexpr (masked) {
      simd::store_first(p, v, ValidLanes);
    } else {
      simd::store_some<ValidLanes>(p, v);
    }
  }
  // Where pack i of a row starts.
  static constexpr std::size_t at(std::size_t i, std::size_t last) noexcept {
    return i + 1 < NP ? i * Pack::size : last;
  }
};

/// Gives the values of a pack of columns in an array of all columns of a Tile.
template <class Tile>
struct Columns {
  std::size_t first;  ///< column of the pack

  typename Tile::Pack operator()(const typename Tile::T* p) const noexcept { return Tile::load(p + first); }
};

// Packs are expanded in place of loops, and no lambda holds the sums: so every compiler, GCC at -O2 too, keeps them in
// registers. For the same reason pointers move along the sum: with indices Clang spills (32 x 784 x 128 transposed,
// SSE2: 235 µs for 185). J counts the multiply-adds of one turn, R the packs of the right
// operand in it, S all accumulators, Idx the elements of the tile, N the packs in a row, and K the terms of one turn.
template <class Tile, class T, class Layout, class Epilogue, std::size_t... J, std::size_t... R, std::size_t... S,
          std::size_t... Idx, std::size_t... N, std::size_t... K>
void gemm_tile(const T* a, const T* b, T* c, const Layout& at, const Epilogue& epilogue, std::index_sequence<J...>,
               std::index_sequence<R...>, std::index_sequence<S...>, std::index_sequence<Idx...>,
               std::index_sequence<N...>, std::index_sequence<K...>) noexcept {
  using Pack = typename Tile::Pack;
  constexpr std::size_t NP = Tile::packs, count = Tile::count, all = sizeof...(S);
  // The bias comes first and not last: Clang would move the sums behind a branch on it, and spill what they are made
  // of.
  const Pack start[] = {(epilogue.bias == nullptr ? Pack(T(0)) : Tile::load(epilogue.bias + Tile::at(N, at.last)))...};
  Pack sums[] = {(S < count ? start[S % NP] : Pack(T(0)))...};
  if (!at.first && !at.apart) ((sums[Idx] = Tile::load(c + Idx / NP * at.c_row + Tile::at(Idx % NP, at.last))), ...);
  for (std::size_t segment = 0; segment < at.segments; ++segment) {
    std::size_t k = 0;
    for (; k + Tile::unroll <= at.depth; k += Tile::unroll) {
      const Pack right[] = {Tile::load(b + R / NP * at.b_row + Tile::at(R % NP, at.last))...};
      const T* const left[] = {a + K * at.a_step...};
      ((sums[J % all] =
            simd::fma(Pack(left[J / count][J % count / NP * at.a_row]), right[J / count * NP + J % NP], sums[J % all])),
       ...);
      a += Tile::unroll * at.a_step;
      b += Tile::unroll * at.b_row;
    }
    if constexpr (Tile::unroll > 1)
      for (; k < at.depth; ++k) {
        const Pack right[] = {Tile::load(b + Tile::at(N, at.last))...};
        ((sums[Idx] = simd::fma(Pack(a[Idx / NP * at.a_row]), right[Idx % NP], sums[Idx])), ...);
        a += at.a_step;
        b += at.b_row;
      }
    if constexpr (requires { at.a_gap; }) a += at.a_gap, b += at.b_gap;
  }
  if constexpr (Tile::accumulators == 4)
    ((sums[Idx] += sums[Idx + count], sums[Idx + 2 * count] += sums[Idx + 3 * count],
      sums[Idx] += sums[Idx + 2 * count]),
     ...);
  if constexpr (Tile::accumulators == 2) ((sums[Idx] += sums[Idx + count]), ...);
  if (!at.first && at.apart) ((sums[Idx] += Tile::load(c + Idx / NP * at.c_row + Tile::at(Idx % NP, at.last))), ...);
  if (at.final) ((sums[Idx] = epilogue.finish(sums[Idx], Columns<Tile>{Tile::at(Idx % NP, at.last)})), ...);
  (Tile::store(c + Idx / NP * at.c_row + Tile::at(Idx % NP, at.last), sums[Idx]), ...);
}

/// c(i, j) = epilogue(Σ_k a(i, k) · b(k, j)) for a Tile. The order in which an element is summed does not depend on
/// where it stands: so a batch gives the same bits as its samples.
template <class Tile, class T, class Layout, class Epilogue>
void gemm_tile(const T* a, const T* b, T* c, const Layout& at, const Epilogue& epilogue) noexcept {
  using std::make_index_sequence;
  gemm_tile<Tile>(a, b, c, at, epilogue, make_index_sequence<Tile::count * Tile::unroll>{},
                  make_index_sequence<Tile::packs * Tile::unroll>{},
                  make_index_sequence<Tile::count * Tile::accumulators>{}, make_index_sequence<Tile::count>{},
                  make_index_sequence<Tile::packs>{}, make_index_sequence<Tile::unroll>{});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
