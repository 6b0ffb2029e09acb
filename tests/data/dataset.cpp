// SPDX-License-Identifier: MIT
#include <dovetail/data/dataset.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>
#include <utility>

using namespace dovetail;

static_assert(std::same_as<decltype(ImageDataset::x), Tensor<float, dynamic, 28, 28>>);
static_assert(std::same_as<decltype(ImageDataset::y), Tensor<std::int32_t, dynamic>>);
static_assert(std::is_nothrow_move_constructible_v<ImageDataset>);

TEST_CASE("a dataset is empty, copied deep and moved whole") {
  ImageDataset data;
  CHECK(data.x.rows() == 0);
  CHECK(data.y.rows() == 0);
  data.x = Tensor<float, dynamic, 28, 28>::with_rows(2);
  data.y = {3, 4};
  data.x(1, 27, 27) = 1;
  const ImageDataset copy = data;
  data.x(1, 27, 27) = 0;
  CHECK(copy.x(1, 27, 27) == 1);
  const float* pixels = data.x.data();
  const ImageDataset moved = std::move(data);
  CHECK(moved.x.data() == pixels);
  CHECK(moved.y[1] == 4);
}
