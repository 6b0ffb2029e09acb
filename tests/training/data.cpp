// SPDX-License-Identifier: MIT
#include <dovetail/training/data.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include <dovetail/training.hpp>

using namespace dovetail;

// What is taken for samples and for targets.
namespace {
template <class X, class V>
constexpr bool taken = detail::training::viewable<X, V>;
using Samples = View<const float, dynamic, 2, 3>;
using Classes = View<const std::int32_t, dynamic>;
using Numbers = View<const float, dynamic>;
}  // namespace
static_assert(taken<Tensor<float, dynamic, 2, 3>, Samples> && taken<Tensor<float, 5, 2, 3>, Samples> &&
              taken<Samples, Samples>);
static_assert(taken<Array<float>, Samples> && taken<Tensor<std::uint8_t, dynamic, 2, 3>, Samples>);
// Samples are what predict takes: no float copy is made of a data set of bytes.
static_assert(detail::training::viewable_as_samples<Tensor<float, 5, 2, 3>, Samples> &&
              !detail::training::viewable_as_samples<Tensor<std::uint8_t, dynamic, 2, 3>, Samples> &&
              detail::training::viewable_as_samples<Tensor<std::uint8_t, 7, 2>, View<const std::uint8_t, dynamic, 2>>);
static_assert(!taken<Tensor<float, dynamic, 3, 2>, Samples> && !taken<Tensor<float, dynamic, 6>, Samples> &&
              !taken<Tensor<float, 2, 3>, Samples>);
static_assert(!taken<Tensor<double, dynamic, 2, 3>, Samples> && !taken<Array<double>, Samples> &&
              !taken<std::vector<float>, Samples>);
static_assert(taken<Tensor<std::int32_t, dynamic>, Classes> && taken<Tensor<std::uint8_t, 7>, Classes>);
static_assert(taken<Tensor<std::int64_t, dynamic>, Classes> && taken<Tensor<std::int32_t, dynamic, 1>, Classes>);
static_assert(!taken<Tensor<float, dynamic>, Classes> && !taken<Tensor<std::int32_t, dynamic, 10>, Classes> &&
              !taken<int, Classes>);
static_assert(taken<Tensor<float, dynamic, 1>, Numbers> && taken<Tensor<std::int32_t, dynamic, 1>, Numbers> &&
              taken<Tensor<bool, 4>, Numbers>);
static_assert(!taken<Tensor<float, dynamic, 2>, Numbers> && !taken<Tensor<double, dynamic, 1>, Numbers>);

TEST_CASE("what can be seen as it is, is not copied") {
  const Tensor<float, dynamic, 1> column = {{1}, {2}};
  const auto line = detail::training::as_view<Numbers>(column, "The target");
  CHECK(line.data() == column.data());
  CHECK(line.rows() == 2);
  const Tensor<std::int32_t, 3> classes{1, 2, 3};
  CHECK(detail::training::as_view<Classes>(classes, "The target").data() == classes.data());
}

TEST_CASE("numbers of another type are converted") {
  const Tensor<std::uint8_t, 3> bytes{0, 7, 255};
  CHECK(detail::training::as_view<Classes>(bytes, "The target") == Tensor<std::int32_t, 3>{0, 7, 255});
  CHECK(detail::training::as_view<Numbers>(bytes, "The target") == Tensor<float, 3>{0, 7, 255});
}

TEST_CASE("a class that no int32 holds is refused, not cut") {
  const Tensor<std::int64_t, 2> wide{1, (std::int64_t{1} << 32) + 1};
  CHECK_THROWS_WITH_AS(detail::training::as_view<Classes>(wide, "The target"),
                       "The target of sample 1 is 4294967297: expected a 32-bit integer", ValueError);
  const Tensor<std::uint32_t, 2> high{1, 4294967295};  // not -1
  CHECK_THROWS_WITH_AS(detail::training::as_view<Classes>(high, "The target"),
                       "The target of sample 1 is 4294967295: expected a 32-bit integer", ValueError);
  CHECK(detail::training::as_view<Classes>(Tensor<std::uint64_t, 1>{7}, "The target")[0] == 7);
}

TEST_CASE("an array is seen as what is taken, or refused in Keras's words") {
  const Array<float> good{{2, 2, 3}, Tensor<float, dynamic>::with_rows(12)},
      bad{{2, 6}, Tensor<float, dynamic>::with_rows(12)};
  CHECK(detail::training::as_view<Samples>(good, "Input 0").rows() == 2);
  CHECK_THROWS_WITH_AS(
      detail::training::as_view<Samples>(bad, "Input 0"),
      "Input 0 of Sequential is incompatible with the data: expected shape (None, 2, 3), found shape (2, 6)",
      ShapeError);
}
