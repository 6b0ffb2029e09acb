// SPDX-License-Identifier: MIT
#include <dovetail/expressions/reduction_loops.hpp>

#include <doctest/doctest.h>

#include <numeric>

using namespace dovetail;
using namespace dovetail::detail::expressions;

template <class S, class... Option>
using Of = reduction_loops<Operand<view_of<const float, S>>, Option...>;

// Over the last axis the innermost loop is reduced, over others it is kept, and rows are taken several at a time.
static_assert(Of<Shape<2, 3, 4>, Axis<2>>::inward && Of<Shape<2, 3, 4>, Axis<2>>::known == 4);
static_assert(Of<Shape<2, 3, 4>, Axis<1, 2>>::known == 12 && Of<Shape<2, 3, 4>>::known == 24);
static_assert(!Of<Shape<2, 3, 4>, Axis<0>>::inward && Of<Shape<2, 3, 4>, Axis<0>>::known == 12);
static_assert(Of<Shape<2, 3, 4>, Axis<0>>::along == 0 && Of<Shape<2, 3, 4>, Axis<0>>::rows_along(2) == 2);
static_assert(Of<Shape<2, 3, 4>, Axis<1>>::known == 4 && Of<Shape<2, 3, 4>, Axis<1>>::along == 1);
static_assert(Of<Shape<dynamic, 3>>::known == 0 && Of<Shape<dynamic, 3>>::length(5) == 15);

// A NaN wins, whichever side it is on.
static_assert([] {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  const float least = Least::element(Least{}, 1.0f, nan), most = Most::element(Most{}, nan, 1.0f);
  return least != least && most != most && Least::element(Least{}, 1, 2) == 1 && Most::element(Most{}, 1, 2) == 2;
}());

TEST_CASE("packs of elements of another type, and of fewer elements than a pack has") {
  constexpr std::size_t W = detail::simd::width<float>;
  int values[W];
  std::iota(values, values + W, 1);
  using X = Operand<View<const int, W>>;
  const Line<const int, 1> line{values};
  float read[W];
  detail::simd::store(read, PackReader<float>::read_padded<X>(line, detail::simd::Tail<float>{0, 1}, 9.0f));
  CHECK(read[0] == 1);
  for (std::size_t i = 1; i < W; ++i) CHECK(read[i] == 9);
}
