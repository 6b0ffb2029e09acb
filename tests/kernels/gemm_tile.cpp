// SPDX-License-Identifier: MIT
#include <dovetail/kernels/gemm_tile.hpp>

#include <doctest/doctest.h>

#include <algorithm>

#include <dovetail/kernels/epilogue.hpp>

#include "products.hpp"

using namespace dovetail;
using namespace kernels;

namespace {

// A tile of MR rows and NP packs, the last with `last` columns, inside a wider result. `step` and `row` of
// the left operand are those of a matrix or of its transpose; the last row of the right operand has no
// memory behind its last column.
template <std::size_t MR, std::size_t NP, class T>
void tile(bool transposed, std::size_t last) {
  constexpr std::size_t W = simd::width<T>, K = 9;
  const std::size_t columns = (NP - 1) * W + last, stride = columns + 2;
  CAPTURE(MR);
  CAPTURE(NP);
  CAPTURE(transposed);
  CAPTURE(last);
  Random random_(Seed{MR * 10 + NP});
  const auto a = random<T>(MR * K, random_), b = random<T>(K * columns, random_);
  const std::size_t row = transposed ? 1 : K, step = transposed ? MR : 1;
  const std::size_t short_rows = std::min<std::size_t>(K, (W - last + columns - 1) / columns);
  const detail::Left<T> left{a.data(), row, step};
  const detail::Right<T> right{b.data(), columns, K, K - short_rows};
  Guarded<T> c(MR * stride);
  const detail::Result<T> result{c.data(), stride, 0, last};

  const auto is = [&](double times) {
    CHECK(c.intact());
    for (std::size_t i = 0; i < MR; ++i)
      for (std::size_t j = 0; j < stride; ++j) {
        if (j >= columns) {
          CHECK(std::isnan(c[i * stride + j]));  // not ours
          continue;
        }
        Sum sum;
        for (std::size_t k = 0; k < K; ++k) sum.add(a[i * row + k * step], b[k * columns + j]);
        check(c[i * stride + j], Sum{times * sum.value, times * sum.size}, 2 * K, i, j);
      }
  };
  detail::gemm_tile<MR, NP, false>(left, right, result, Epilogue<T>{});
  is(1);
  detail::gemm_tile<MR, NP, true>(left, right, result, Epilogue<T>{});  // the sum starts from what is there
  is(2);
}

template <std::size_t MR, std::size_t NP, class T>
void tiles() {
  constexpr std::size_t W = simd::width<T>;
  for (const bool transposed : {false, true})
    for (const std::size_t last : {std::size_t{1}, W - 1, W}) tile<MR, NP, T>(transposed, last);
}

}  // namespace

TEST_CASE_TEMPLATE("a tile is its part of the product and nothing else", T, float, double) {
  tiles<1, 1, T>();
  tiles<1, 8, T>();
  tiles<2, 1, T>();
  tiles<4, 2, T>();
  tiles<6, 1, T>();
  tiles<6, 2, T>();
  tiles<6, 4, T>();
}
