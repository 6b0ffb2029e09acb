// SPDX-License-Identifier: MIT
#include <dovetail/shape/broadcast.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>

using namespace dovetail;

static_assert(std::same_as<broadcast_shape<Shape<8, 1, 6>, Shape<7, 6>>, Shape<8, 7, 6>>);
static_assert(std::same_as<broadcast_shape<Shape<3>, Shape<>>, Shape<3>>);
static_assert(std::same_as<broadcast_shape<Shape<>, Shape<>>, Shape<>>);
static_assert(std::same_as<broadcast_shape<Shape<1>, Shape<4, 1>, Shape<5, 1, 1>>, Shape<5, 4, 1>>);
static_assert(std::same_as<broadcast_shape<Shape<2, 3>>, Shape<2, 3>>);
// What run time tells is taken for the one beside it, and stays open beside ones.
static_assert(std::same_as<broadcast_shape<Shape<dynamic, 3>, Shape<3>>, Shape<dynamic, 3>>);
static_assert(std::same_as<broadcast_shape<Shape<1, 3>, Shape<dynamic, 1>>, Shape<dynamic, 3>>);
static_assert(std::same_as<broadcast_shape<Shape<dynamic, 3>, Shape<5, 1>>, Shape<5, 3>>);
static_assert(std::same_as<broadcast_shape<Shape<dynamic>, Shape<2, 3>>, Shape<2, 3>>);
static_assert(std::same_as<broadcast_shape<Shape<dynamic, 3>, Shape<dynamic, 1>>, Shape<dynamic, 3>>);

static_assert(!broadcastable_shapes<Shape<2>, Shape<3>> && !broadcastable_shapes<Shape<2, 1>, Shape<3, 4>>);
static_assert(!broadcastable_shapes<Shape<2>, Shape<1>, Shape<3>>);
static_assert(!broadcastable_shapes<Shape<dynamic>, Shape<2, 1>>);  // (2, None)
static_assert(broadcastable_shapes<Shape<dynamic>, Shape<1>> && broadcastable_shapes<Shape<2, 3>, Shape<2, 3>>);

TEST_CASE("sentences of shapes that do not fit") {
  const auto text = [](const detail::words& w) { return std::string(std::string_view(w)); };
  using detail::problems::operands_could_not_be_broadcast_together_with_shapes;
  CHECK(text(detail::named<operands_could_not_be_broadcast_together_with_shapes<Shape<2>, Shape<3>>>::text) ==
        "dovetail: operands could not be broadcast together with shapes (2) and (3)");
  CHECK(text(detail::named<
             operands_could_not_be_broadcast_together_with_shapes<Shape<2>, Shape<dynamic, 3>, Shape<4>>>::text) ==
        "dovetail: operands could not be broadcast together with shapes (2), (None, 3) and (4)");
}
