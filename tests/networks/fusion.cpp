// SPDX-License-Identifier: MIT
#include <dovetail/networks/fusion.hpp>

#include <concepts>
#include <string_view>

#include <dovetail/layers.hpp>
#include <dovetail/networks/sequential.hpp>

using namespace dovetail;

template <class... L>
using inferred =
    detail::networks::inference_stages<typename detail::networks::bind<detail::networks::unknown, L...>::stages>;
template <class... L>
using trained =
    detail::networks::training_stages<typename detail::networks::bind<detail::networks::unknown, L...>::stages>;
template <class Stages, std::size_t I>
using layer_of = typename std::remove_cvref_t<decltype(boost::hana::at_c<I>(std::declval<Stages&>()))>::layer;
template <class Stages, std::size_t I>
constexpr std::size_t index_of = std::remove_cvref_t<decltype(boost::hana::at_c<I>(std::declval<Stages&>()))>::index;

// A Dense ends in the activation behind it, in inference and in training.
using Inferred = inferred<Flatten<2, 2>, Dense<5>, ReLU, Dense<3>, Softmax>;
static_assert(detail::layers::tuple_length<Inferred> == 3);
static_assert(std::same_as<layer_of<Inferred, 0>, detail::networks::Fused<Dense<4, 5>, ReLU>> &&
              index_of<Inferred, 0> == 1);
static_assert(std::same_as<layer_of<Inferred, 1>, Dense<5, 3>> && index_of<Inferred, 1> == 3);
static_assert(std::same_as<layer_of<Inferred, 2>, Softmax> && index_of<Inferred, 2> == 4);
static_assert(std::same_as<trained<Flatten<2, 2>, Dense<5>, ReLU, Dense<3>, Softmax>, Inferred>);

template <class... L>
constexpr std::size_t inferred_in = detail::layers::tuple_length<inferred<Input<4>, L...>>;
template <class... L>
constexpr std::size_t trained_in = detail::layers::tuple_length<trained<Input<4>, L...>>;

static_assert(inferred_in<Dense<5>, Sigmoid> == 1 && inferred_in<Dense<5>, Tanh> == 1 &&
              inferred_in<Dense<5>, LeakyReLU<>> == 1);
static_assert(inferred_in<With<Dense<5>, NoBias, HeNormal>, ReLU> == 1);
static_assert(inferred_in<Dense<5>, ReLU, Tanh> == 2);  // one activation, the other stands alone
static_assert(inferred_in<ReLU, Dense<5>> == 2 && inferred_in<Dense<5>, Dense<5>> == 2);
static_assert(inferred_in<BatchNormalization, ReLU> == 2);

// In inference a Dense ends in the normalization behind it, and in the activation behind that.
static_assert(inferred_in<Dense<5>, BatchNormalization> == 1 && trained_in<Dense<5>, BatchNormalization> == 2);
static_assert(inferred_in<Dense<5>, BatchNormalization, ReLU> == 1);
static_assert(trained_in<Dense<5>, BatchNormalization, ReLU> == 3);
static_assert(inferred_in<With<Dense<5>, NoBias>, With<BatchNormalization, Momentum<0.9>>, Dropout<0.5>, Tanh> == 1);
static_assert(inferred_in<Dense<5>, BatchNormalization, ReLU, Tanh> == 2);
static_assert(inferred_in<Dense<5>, BatchNormalization, BatchNormalization> == 2);
static_assert(inferred_in<Dense<5>, ReLU, BatchNormalization> == 2);
static_assert(inferred_in<Dense<6>, Reshape<3, 2>, BatchNormalization> == 2);  // its channels are not the columns

// What does not compute is left out: it does not even come between a Dense and its activation.
static_assert(inferred_in<Reshape<2, 2>, Flatten<>> == 0 && inferred_in<> == 0);
static_assert(inferred_in<Dense<5>, Reshape<5, 1>, ReLU> == 1);
static_assert(inferred_in<Dense<5>, Dropout<0.5>, ReLU> == 1 && trained_in<Dense<5>, Dropout<0.5>, ReLU> == 3);

// The output of a stage is that of its layer.
using Shaped = inferred<Input<4>, Dense<6>, ReLU>;
static_assert(
    std::same_as<std::remove_cvref_t<decltype(boost::hana::at_c<0>(std::declval<Shaped&>()))>::output, Shape<6>>);
