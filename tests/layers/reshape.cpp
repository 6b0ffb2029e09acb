// SPDX-License-Identifier: MIT
#include <dovetail/layers/reshape.hpp>

#include <concepts>

using namespace dovetail;
using namespace dovetail::detail::problems;

static_assert(std::same_as<Reshape<7, 7, 64>::at<Shape<3136>>::output, Shape<7, 7, 64>>);
static_assert(std::same_as<Reshape<7, 7, 64>::at<Shape<3136>>::input, Shape<3136>>);
static_assert(std::same_as<Reshape<2, 3>::at<Shape<3, 2>>::problem, detail::none>);
static_assert(std::same_as<Reshape<2, 3>::at<Shape<7>>::problem, detail::phrases<holds_N_elements<6>, but_gets<7>>>);
static_assert(!detail::layers::computes<Reshape<2, 3>::at<Shape<6>>> &&
              !detail::layers::has_parameters<Reshape<2, 3>::at<Shape<6>>>);
