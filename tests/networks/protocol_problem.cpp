// SPDX-License-Identifier: MIT
#include <dovetail/networks/protocol_problem.hpp>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

using Image = Shape<4, 4, 2>;

// A sentence names the arguments that the records ask for.
struct Nothings {};
using Normalized = BatchNormalization::at<Image>;
static_assert(std::same_as<decltype(detail::networks::no_forward<Nothings>()),
                           detail::phrases<has_no_forward_that_can_be_called_with<x, y>>>);
static_assert(std::same_as<decltype(detail::networks::no_backward<Nothings>()),
                           detail::phrases<has_no_backward_that_can_be_called_with<x, y, dy, dx>>>);
static_assert(std::same_as<decltype(detail::networks::no_forward<Normalized>()),
                           detail::phrases<has_no_forward_that_can_be_called_with<p, x, y, pass>>>);
static_assert(std::same_as<decltype(detail::networks::no_train<Normalized>()),
                           detail::phrases<names_a_Cache, but_has_no_train_that_can_be_called_with<p, x, y, pass>>>);
static_assert(std::same_as<decltype(detail::networks::no_backward<Normalized>()),
                           detail::phrases<has_no_backward_that_can_be_called_with<p, x, y, dy, dx, gradient, pass>>>);

}  // namespace
