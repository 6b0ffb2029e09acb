// SPDX-License-Identifier: MIT
#include <dovetail/networks/architecture.hpp>

#include <concepts>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

using Stated = Sequential<Dense<4, 3>, ReLU>;
using Worked = Sequential<Input<4>, Dense<3>, ReLU>;
using Unknown = Sequential<Dense<3>, ReLU>;

static_assert(std::same_as<resolved<Stated>, Stated> && std::same_as<resolved<Worked>, Worked>);
static_assert(std::same_as<detail::networks::architecture_problem<Stated>, detail::none> &&
              std::same_as<detail::networks::architecture_problem<Worked>, detail::none>);

// A Sequential without a known input is a layer, to be bound; as a network it has that problem.
static_assert(std::same_as<detail::networks::architecture_problem<Unknown>,
                           layer<0, Dense<3>, does_not_tell_its_input_shape, put_Input_before_it>>);
static_assert(std::same_as<detail::networks::architecture_problem<Unknown::at<Shape<4>>>, detail::none>);

// What is not a container is not an architecture.
static_assert(std::same_as<detail::networks::architecture_problem<Dense<4, 3>>, is_not_an_architecture<Dense<4, 3>>>);
static_assert(std::same_as<detail::networks::architecture_problem<int>, is_not_an_architecture<int>>);
