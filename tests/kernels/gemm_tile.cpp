// SPDX-License-Identifier: MIT
#include <dovetail/kernels/gemm_tile.hpp>

#include <doctest/doctest.h>

#include <algorithm>

#include <dovetail/kernels/epilogue.hpp>

#include "products.hpp"

using namespace dovetail;
using namespace kernels;

namespace {

// A tile of MR rows and NP packs inside a wider result, of which the last pack stands in part on the one before or,
// where there is only one, has fewer columns than it could. `step` and `row` of the left operand are those of a matrix
// or of its transpose; behind the last column of the right operand there is no memory.
template <class Tile>
void tile(bool transposed, std::size_t columns, std::size_t K) {
  using T = typename Tile::T;
  constexpr std::size_t MR = Tile::rows, W = Tile::Pack::size;
  const std::size_t stride = columns + 2;
  CAPTURE(MR);
  CAPTURE(Tile::packs);
  CAPTURE(Tile::accumulators);
  CAPTURE(transposed);
  CAPTURE(columns);
  CAPTURE(K);
  Random random_(Seed{MR * 10 + columns});
  const auto a = random<T>(MR * K, random_), b = random<T>(K * columns, random_), bias = random<T>(columns, random_);
  const std::size_t row = transposed ? 1 : K, step = transposed ? MR : 1;
  Guarded<T> c(MR * stride);
  detail::kernels::Layout at{.a_row = row,
                             .a_step = step,
                             .b_row = columns,
                             .c_row = stride,
                             .depth = K,
                             .last = columns < W ? 0 : columns - W};

  const auto is = [&](double times) {
    CHECK(c.intact());
    for (std::size_t i = 0; i < MR; ++i)
      for (std::size_t j = 0; j < stride; ++j) {
        if (j >= columns) {
          CHECK(std::isnan(c[i * stride + j]));  // not ours
          continue;
        }
        Sum sum;
        for (std::size_t k = 0; k < K; ++k) sum.add(times * a[i * row + k * step], b[k * columns + j]);
        sum.add(bias[j], 1);
        check(c[i * stride + j], sum, 2 * K + 2, i, j);
      }
  };
  detail::kernels::gemm_tile<Tile>(a.data(), b.data(), c.data(), at, detail::kernels::Epilogue<T>{bias.data()});
  is(1);
  at.final = false;  // no activation yet
  detail::kernels::gemm_tile<Tile>(a.data(), b.data(), c.data(), at, detail::kernels::Epilogue<T>{bias.data()});
  is(1);
  at.first = false;  // the sum starts from what is there
  detail::kernels::gemm_tile<Tile>(a.data(), b.data(), c.data(), at, detail::kernels::Epilogue<T>{bias.data()});
  is(2);
  at.final = true;
  detail::kernels::gemm_tile<Tile>(a.data(), b.data(), c.data(), at, detail::kernels::Epilogue<T>{bias.data()});
  is(3);
}

template <class T, std::size_t MR, std::size_t NP, std::size_t Accumulators>
void tiles() {
  constexpr std::size_t W = detail::simd::width<T>;
  for (const bool transposed : {false, true})
    for (const std::size_t K : {0u, 1u, 3u, 4u, 9u})
      for (const std::size_t columns : {(NP - 1) * W + 1, NP * W - 1, NP * W})
        if (columns >= W)
          tile<detail::kernels::Tile<detail::simd::pack<T>, MR, NP, Accumulators>>(transposed, columns, K);
}

}  // namespace

TEST_CASE_TEMPLATE("a tile is its part of the product and nothing else", T, float, double) {
  tiles<T, 1, 1, 4>();
  tiles<T, 1, 8, 1>();
  tiles<T, 3, 2, 2>();
  tiles<T, 6, 1, 4>();
  tiles<T, 5, 2, 1>();
  tiles<T, 6, 4, 1>();
}
TEST_CASE_TEMPLATE("a tile of fewer columns than a pack has touches no others", T, float, double) {
  using Pack = detail::simd::fitting_pack<T, 1>;
  for (const std::size_t K : {1u, 4u, 9u}) {
    tile<detail::kernels::Tile<Pack, 3, 1, 4, 4, 1>>(false, 1, K);
    if constexpr (Pack::size > 2)
      tile<detail::kernels::Tile<Pack, 2, 1, 2, 2, Pack::size - 1>>(true, Pack::size - 1, K);
    constexpr std::size_t most = detail::simd::width<T> - 1;  // with a mask, where the machine has one
    tile<detail::kernels::Tile<detail::simd::pack<T>, 5, 1, 4, 4, most>>(false, most, K);
  }
}
TEST_CASE_TEMPLATE("a sum that is written out is the loop's, to the last bit", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>, K = 7, MR = 3;
  Random random_(Seed{5});
  const auto a = random<T>(MR * K, random_), b = random<T>(K * W, random_);
  Guarded<T> loop(MR * W), fixed(MR * W);
  const detail::kernels::Layout at{.a_row = K, .a_step = 1, .b_row = W, .c_row = W, .depth = K, .last = 0};
  detail::kernels::gemm_tile<detail::kernels::Tile<detail::simd::pack<T>, MR, 1, 4>>(
      a.data(), b.data(), loop.data(), at, detail::kernels::Epilogue<T>{});
  using At = detail::kernels::FixedLayout<K, 1, W, W, K, 0>;
  static_assert(At::unroll(MR, 4) == 4 && At::unroll(1, 1) == 7 && At::unroll(100, 1) == 1);
  detail::kernels::gemm_tile<detail::kernels::Tile<detail::simd::pack<T>, MR, 1, 4, 4>>(
      a.data(), b.data(), fixed.data(), At{}, detail::kernels::Epilogue<T>{});
  CHECK(std::equal(loop.data(), loop.data() + MR * W, fixed.data()));
}
