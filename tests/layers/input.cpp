// SPDX-License-Identifier: MIT
#include <dovetail/layers/input.hpp>

#include <concepts>

using namespace dovetail;

static_assert(std::same_as<Input<28, 28>::input, Shape<28, 28>> && std::same_as<Input<28, 28>::output, Shape<28, 28>>);
static_assert(std::same_as<Input<28, 28>::at<Shape<5>>, Input<28, 28>>);
static_assert(!detail::layers::computes<Input<3>> && !detail::layers::has_parameters<Input<3>>);
