// SPDX-License-Identifier: MIT
#include <dovetail/networks/gives.hpp>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

namespace {

template <class... L>
using gives = typename resolved<Sequential<L...>>::gives;
template <class G, class... L>
constexpr bool give = std::same_as<gives<L...>, G>;
template <class... L>
constexpr std::size_t given_by = decltype(detail::networks::given<typename Sequential<L...>::stages>())::stage::index;

// Layers of users: one says nothing, one says it, one passes on what it gets.
struct Silent {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...>, View<T, B, E...>);
};
struct Linear : Silent {
  using gives = Gives::logits;
};
struct Clipped : Silent {
  using gives = Gives::what_it_gets;
};
struct Noise {
  using forward = passes_through;
};
struct SilentActivation : Elementwise<SilentActivation> {};

}  // namespace

// The last layer that does not pass on what it gets decides.
static_assert(give<Gives::logits, Dense<4, 3>> && give<Gives::logits, Dense<4, 3>, ReLU, Dense<2>>);
static_assert(give<Gives::distributions, Dense<4, 3>, Softmax> && give<Gives::probabilities, Dense<4, 3>, Sigmoid>);
static_assert(give<Gives::neither, Dense<4, 3>, ReLU> && give<Gives::neither, Dense<4, 3>, Tanh> &&
              give<Gives::neither, Dense<4, 3>, LeakyReLU<0.3>> &&
              give<Gives::neither, Dense<4, 3>, BatchNormalization> &&
              give<Gives::neither, Input<4, 4, 2>, MaxPooling2D<2>>);
static_assert(give<Gives::logits, Dense<4, 6>, Dropout<0.5>, Reshape<2, 3>, Flatten<>> &&
              given_by<Dense<4, 6>, Dropout<0.5>, Reshape<2, 3>, Flatten<>> == 0);
static_assert(give<Gives::logits, Dense<4, 6>, Noise, Clipped> && give<Gives::neither, Dense<4, 6>, ReLU, Noise>);
static_assert(give<Gives::logits, With<Dense<4, 3>, NoBias, HeNormal>> &&
              give<Gives::logits, Input<4>, With<Dense<3>, NoBias>> && give<Gives::logits, Input<4>, With<Linear>> &&
              give<void, Input<4>, With<Silent>>);
static_assert(give<void, Dense<4, 3>, Silent> && give<void, Dense<4, 3>, SilentActivation, Flatten<>> &&
              give<Gives::logits, Dense<4, 3>, Silent, Linear>);

// Samples as they are: nobody knows.
static_assert(give<Gives::what_it_gets, Flatten<2, 2>> && give<Gives::what_it_gets, Input<4>, Dropout<0.5>, Noise>);

// A distribution is a row: in rows of another length it is none. A probability stands for itself.
static_assert(give<Gives::distributions, Dense<4, 6>, Reshape<2, 3>, Softmax, Reshape<2, 1, 3>, Dropout<0.5>>);
static_assert(give<Gives::neither, Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>> &&
              given_by<Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>> == 3);
static_assert(give<Gives::probabilities, Dense<4, 6>, Sigmoid, Reshape<2, 3>>);

// Containers give what their layers give; a sum is any number where a part of it is.
static_assert(give<Gives::logits, Dense<4, 3>, Sequential<ReLU, Dense<2>>> &&
              give<Gives::distributions, Input<4>, Sequential<Sequential<Dense<3>, Softmax>>, Flatten<>> &&
              give<Gives::neither, Dense<4, 3>, Sequential<Dense<2>, Tanh>>);
static_assert(give<Gives::logits, Dense<4, 3>, Sequential<Dropout<0.5>, Sequential<Flatten<>>>> &&
              given_by<Dense<4, 3>, Sequential<Dropout<0.5>, Sequential<Flatten<>>>> == 0);
static_assert(give<Gives::logits, Input<4>, Residual<Dense<4>, Tanh, Dense<4>>> &&
              give<Gives::neither, Input<4>, Residual<Dense<4>, Tanh>> &&
              give<Gives::neither, Input<4>, Residual<Softmax>> &&
              give<Gives::neither, Dense<4, 3>, Softmax, Residual<Dropout<0.5>>> &&
              give<void, Input<4>, Residual<Dense<4>, Silent>> && give<void, Input<4>, Sequential<Silent>>);

// What is intended is what the loss wants; but what passes on what it gets goes on doing so.
using detail::networks::what_is_wanted;
static_assert(give<what_is_wanted, Dense<4, 3>, Intended<ReLU>> &&
              give<what_is_wanted, Intended<Dense<4, 3>>, Flatten<>> &&
              give<what_is_wanted, Dense<4, 3>, Intended<Silent>> &&
              give<what_is_wanted, Input<4>, Intended<Sequential<Dense<3>, Tanh>>>);
static_assert(give<Gives::logits, Dense<4, 3>, Intended<Dropout<0.5>>> &&
              give<what_is_wanted, Dense<4, 6>, Reshape<2, 3>, Softmax, Intended<Flatten<>>>);
static_assert(give<Gives::neither, Input<4>, Residual<Intended<ReLU>>>);
