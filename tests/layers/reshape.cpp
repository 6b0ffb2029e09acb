// SPDX-License-Identifier: MIT
#include <dovetail/layers/reshape.hpp>

#include <concepts>

using namespace dovetail;
using namespace dovetail::detail::problems;

static_assert(std::same_as<Reshape<7, 7, 64>::at<Shape<3136>>::output, Shape<7, 7, 64>>);
static_assert(std::same_as<Reshape<7, 7, 64>::at<Shape<3136>>::input, Shape<3136>>);
static_assert(std::same_as<Reshape<2, 3>::at<Shape<3, 2>>::problem, detail::none>);
static_assert(std::same_as<Reshape<2, 3>::at<Shape<7>>::problem, detail::phrases<holds_N_elements<6>, but_gets<7>>>);
// -1 follows from the other extents, of any integer type.
static_assert(std::same_as<Reshape<-1>::at<Shape<28, 28>>::output, Shape<784>>);
static_assert(std::same_as<Reshape<28, -1>::at<Shape<784>>::output, Shape<28, 28>>);
static_assert(std::same_as<Reshape<2, -1, std::size_t{3}>::at<Shape<4, 6>>::output, Shape<2, 4, 3>>);
static_assert(std::same_as<Reshape<-1, 5>::at<Shape<7>>::problem, detail::phrases<holds_N_elements<5>, but_gets<7>>>);
static_assert(!std::same_as<Reshape<-1, -1>::at<Shape<7>>::problem, detail::none>);
static_assert(!std::same_as<Reshape<-1, 0>::at<Shape<7>>::problem, detail::none>);
static_assert(!std::same_as<Reshape<-2, 7>::at<Shape<14>>::problem, detail::none>);
static_assert(!detail::layers::computes<Reshape<2, 3>::at<Shape<6>>> &&
              !detail::layers::has_parameters<Reshape<2, 3>::at<Shape<6>>>);
