// SPDX-License-Identifier: MIT
#include <dovetail/expressions/axis.hpp>

using namespace dovetail;
using namespace dovetail::detail::expressions;

// Negative axes count from the last; what is none is the rank.
static_assert(axis_of(0, 3) == 0 && axis_of(2, 3) == 2 && axis_of(-1, 3) == 2 && axis_of(-3, 3) == 0);
static_assert(axis_of(3, 3) == 3 && axis_of(-4, 3) == 3 && axis_of(0, 0) == 0);

// The first axes among the arguments, or none.
static_assert(std::is_same_v<decltype(axes_among(keepdims, axis<0, 1>)), Axis<0, 1>>);
static_assert(std::is_same_v<decltype(axes_among(keepdims)), Axis<>>);

// What is left of a shape: all of it, one extent less, or one element in its place.
using Some = Shape<2, 3, 4>;
template <class... Option>
using Left = detail::shape::shape_from<reduction_options<Some, Option...>>;
static_assert(std::is_same_v<Left<>, Shape<>> && std::is_same_v<Left<Keepdims>, Shape<1, 1, 1>>);
static_assert(std::is_same_v<Left<Axis<1>>, Shape<2, 4>> && std::is_same_v<Left<Axis<-1, 0>>, Shape<3>>);
static_assert(std::is_same_v<Left<Axis<1>, Keepdims>, Shape<2, 1, 4>>);
static_assert(reduction_options<Some, Axis<-1, 0>>::count(2) == 8);
static_assert(reduction_options<Shape<dynamic, 3>>::count(5) == 15);

// What is wrong with axes.
static_assert(!reduction_options<Some, Axis<3>>::fits && reduction_options<Some, Axis<3>>::out_of_range == 3);
static_assert(reduction_options<Some, Axis<0, -3>>::twice == 0 && reduction_options<Some, Axis<0, 1>>::twice == -1);
static_assert(std::string_view(detail::explained<axis_problem<-4, Some>>::text) ==
              "dovetail: axis -4 is out of range for shape (2, 3, 4), which has 3 axes");

static_assert(elements_before<Some>(2, 2) == 6 && elements_after<Some>(0) == 12 && elements_after<Some>(2) == 1);
