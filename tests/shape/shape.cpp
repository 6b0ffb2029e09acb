// SPDX-License-Identifier: MIT
#include <dovetail/shape/shape.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>

using namespace dovetail;

static_assert(Shape<28, 28>::rank == 2 && Shape<28, 28>::size == 784);
static_assert(Shape<28, 28>::dims == std::array<std::size_t, 2>{28, 28});
static_assert(Shape<5>::rank == 1 && Shape<5>::size == 5);
static_assert(Shape<2, 3, 4, 5>::rank == 4 && Shape<2, 3, 4, 5>::size == 120);
static_assert(Shape<2, 3, 4, 5>::dims == std::array<std::size_t, 4>{2, 3, 4, 5});
static_assert(Shape<>::rank == 0 && Shape<>::size == 1);
static_assert(Shape<0, 3>::size == 0);

// The size of a shape whose leading extent is dynamic is that of a row.
static_assert(Shape<dynamic, 28, 28>::size == 784 && Shape<dynamic>::size == 1);
static_assert(Shape<dynamic, 3>::rank == 2 && Shape<dynamic, 3>::dims[0] == dynamic);

static_assert(std::same_as<detail::shape::row_shape<Shape<dynamic, 28, 28>>, Shape<28, 28>>);
static_assert(std::same_as<detail::shape::row_shape<Shape<3>>, Shape<>>);
static_assert(std::same_as<detail::shape::batch_shape<Shape<28, 28>>, Shape<dynamic, 28, 28>>);
static_assert(std::same_as<detail::shape::batch_shape<Shape<10>, 32>, Shape<32, 10>>);
static_assert(std::same_as<detail::shape::batch_shape<Shape<>>, Shape<dynamic>>);
static_assert(std::same_as<detail::shape::row_shape<detail::shape::batch_shape<Shape<4, 5>>>, Shape<4, 5>>);
static_assert(!std::same_as<Shape<2, 3>, Shape<3, 2>> && !std::same_as<Shape<6>, Shape<1, 6>>);

TEST_CASE("a shape as text") {
  CHECK(std::string(std::string_view(Shape<28, 28>::text())) == "(28, 28)");
  CHECK(std::string(std::string_view(Shape<dynamic, 28, 28>::text())) == "(None, 28, 28)");
  CHECK(std::string(std::string_view(Shape<10>::text())) == "(10)");
  CHECK(std::string(std::string_view(Shape<>::text())) == "()");
}
