// SPDX-License-Identifier: MIT
#include <dovetail/networks/protocol_problem.hpp>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

// Every layer of the library keeps the protocol.
template <class L, class In, class Out = In>
constexpr bool keeps_it = std::same_as<decltype(detail::networks::protocol_problem<L, In, Out>()), detail::none> &&
                          std::same_as<decltype(detail::networks::training_problem<L, In, Out>()), detail::none>;
using Image = Shape<4, 4, 2>;
static_assert(keeps_it<Dense<4, 3>, Shape<4>, Shape<3>> && keeps_it<With<Dense<4, 3>, NoBias>, Shape<4>, Shape<3>>);
static_assert(keeps_it<ReLU, Image> && keeps_it<Tanh, Image> && keeps_it<LeakyReLU<0.3>, Image> &&
              keeps_it<Softmax, Image>);
static_assert(keeps_it<Flatten<4, 4, 2>, Image, Shape<32>> && keeps_it<Reshape<32>::at<Image>, Image, Shape<32>>);
static_assert(keeps_it<Dropout<0.5>::at<Image>, Image> && keeps_it<BatchNormalization::at<Image>, Image>);
static_assert(keeps_it<MaxPooling2D<2>::at<Image>, Image, Shape<2, 2, 2>>);
static_assert(keeps_it<EachRow<Dense<4>>::at<Shape<3, 2>>, Shape<3, 2>, Shape<3, 4>>);
static_assert(keeps_it<Residual<ReLU>::at<Image>, Image> && keeps_it<Sequential<Dense<4, 3>>, Shape<4>, Shape<3>>);

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
