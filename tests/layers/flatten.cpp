// SPDX-License-Identifier: MIT
#include <dovetail/layers/flatten.hpp>

#include <concepts>

using namespace dovetail;

static_assert(std::same_as<Flatten<28, 28>::input, Shape<28, 28>> && std::same_as<Flatten<28, 28>::output, Shape<784>>);
static_assert(std::same_as<Flatten<>::at<Shape<2, 3, 4>>, Flatten<2, 3, 4>>);
static_assert(std::same_as<Flatten<>::at<Shape<7>>::output, Shape<7>>);
static_assert(std::same_as<Flatten<2, 3>::at<Shape<6>>, Flatten<2, 3>>);  // stated: the network checks it
static_assert(!detail::layers::computes<Flatten<28, 28>> && !detail::layers::has_parameters<Flatten<28, 28>> &&
              !detail::layers::has_cache<Flatten<28, 28>>);
