// SPDX-License-Identifier: MIT
#include <dovetail/tensor/array.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace dovetail;

static_assert(std::same_as<decltype(std::declval<Array<float>&>().view<dynamic, 3>()), View<const float, dynamic, 3>>);

namespace {
const Array<int> matrix{{2, 3}, {1, 2, 3, 4, 5, 6}};
}

TEST_CASE("an array is seen as the shape that it has") {
  const auto fixed = matrix.view<2, 3>();
  CHECK(fixed.data() == matrix.values.data());
  CHECK(fixed(0, 2) == 3);
  CHECK(fixed(1, 0) == 4);
  const auto free = matrix.view<dynamic, 3>();
  CHECK(free.rows() == 2);
  CHECK(free(1, 2) == 6);
  const auto named = matrix.as<View<const int, dynamic, 3>>("");
  CHECK(named.data() == matrix.values.data());
  CHECK(named.rows() == 2);
  const Array<int> line{{4}, {1, 2, 3, 4}};
  CHECK(line.view<dynamic>().rows() == 4);
  CHECK(line.view<4>()(3) == 4);
  const Array<int> none{{0, 28, 28}, {}};
  CHECK(none.view<dynamic, 28, 28>().rows() == 0);
}

TEST_CASE("another shape is refused, in whose name one says") {
  CHECK_THROWS_WITH_AS((matrix.view<3, 2>("images.idx is incompatible with MNIST")),
                       "images.idx is incompatible with MNIST: expected shape (3, 2), found shape (2, 3)", ShapeError);
  CHECK_THROWS_WITH_AS((matrix.view<dynamic, 28, 28>()),
                       "the array is incompatible with the view: expected shape (None, 28, 28), "
                       "found shape (2, 3)",
                       ShapeError);
  CHECK_THROWS_AS((matrix.view<6>()), ShapeError);  // the same elements, another rank
  CHECK_THROWS_AS((matrix.view<2>()), ShapeError);
  CHECK_THROWS_AS((matrix.view<2, 3, 1>()), ShapeError);
  CHECK_THROWS_AS((matrix.view<dynamic, 2>()), ShapeError);  // another extent behind the leading one
  CHECK_THROWS_AS((matrix.view<1, 3>()), ShapeError);
  const Array<int> of_no_rank;
  CHECK_THROWS_AS((of_no_rank.view<dynamic>()), ShapeError);  // of no rank at all
}

TEST_CASE("the shape as text") {
  CHECK(matrix.shape_text() == "(2, 3)");
  CHECK(Array<float>{{60000, 28, 28}, {}}.shape_text() == "(60000, 28, 28)");
  CHECK(Array<float>{{7}, {}}.shape_text() == "(7)");
  CHECK(Array<float>().shape_text() == "()");
}
