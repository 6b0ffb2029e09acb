// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <limits>

#include <dovetail/layers/protocol/protocol.hpp>

/// The protocol of losses, whose functions are static or const:
///
///     template <class T, class Out> using Targets = ...;  what a batch of targets is, for outputs of shape Out
///     double of_outputs(y, t, dy);                        the mean over the batch; dy = its gradient, or dy is null
///
/// and, where they are needed,
///
///     template <class Out> static constexpr bool fits;    whether it can be computed of such outputs
///     static constexpr words wants;                       "one output per class, at least 2": said where it does not
///     template <class Out> void check(t);                 throws ValueError for targets that cannot be
///     using activation = Softmax;                         the loss is of what this layer gives. Where it is the last
///     double of_logits(z, t, y, dz);                      one, or the network gives logits, the loss is computed of
///                                                         what enters it, in a form that is exact and never
///                                                         overflows, in one pass with y = activation(z)
///
/// The activation tells what targets are, as Accuracy asks: of Softmax classes, of Sigmoid yes or no for each output. A
/// loss that has one refuses networks that do not give what it gives, nor logits for of_logits: see Gives.
///
/// y, dy, z, dz: (B, Out...); dz, as dy, may be null. Every loss is finite for every finite input.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {

/// What can be made smaller.
template <class L>
concept loss_function = requires { typename L::template Targets<float, Shape<2>>; };

/// Whether a loss can be computed of such outputs: of any, unless it says otherwise.
template <class L, class Out>
inline constexpr bool fits_output = true;
template <class L, class Out>
  requires requires { L::template fits<Out>; }
inline constexpr bool fits_output<L, Out> = L::template fits<Out>;

/// Whether a loss can be computed of what enters its activation.
template <class L, class Out>
concept computed_of_logits =
    requires(const L& loss, layers::ReadBatch<float, dynamic, Out> z, typename L::template Targets<float, Out> t,
             layers::Batch<float, dynamic, Out> y) { loss.of_logits(z, t, y, y); };

/// Whether L are Losses, one for each of several outputs.
template <class L>
concept by_output = requires { typename L::template at<0>; };

/// What a loss gives of a batch.
template <class L>
struct BatchLoss {
  double sum = 0;  ///< the loss
};
template <by_output L>
struct BatchLoss<L> {
  double sum = 0;                       ///< of the losses of all outputs, each times its weight
  std::array<double, L::count> each{};  ///< the loss of each output, without its weight
};

/// What to keep away from 0 and 1, in logarithms of probabilities; Keras's value.
inline constexpr double probability_margin = 1e-7;

/// What overflowed, as the largest number.
template <class T>
T finite(double value) noexcept {
  constexpr double most = static_cast<double>((std::numeric_limits<T>::max)());
  return static_cast<T>(value > most ? most : value < -most ? -most : value);
}

/// p, at least a margin away from 0 and 1.
template <class T>
double inside(T p) noexcept {
  const double value = static_cast<double>(p);
  return value < probability_margin       ? probability_margin
         : value > 1 - probability_margin ? 1 - probability_margin
                                          : value;
}

template <class S>
struct without_last;
template <std::size_t... E>
struct without_last<Shape<E...>> {
  template <std::size_t... Idx>
  static Shape<Shape<E...>::dims[Idx]...> first(std::index_sequence<Idx...>);
  using type = decltype(first(std::make_index_sequence<sizeof...(E) - 1>{}));
};

}  // namespace detail::training

/// A target for each output; one number a sample where there is one output.
template <class T, class Out>
using OutputTargets =
    std::conditional_t<std::same_as<Out, Shape<1>>, View<const T, dynamic>, detail::layers::ReadBatch<T, dynamic, Out>>;

/// A class for each distribution along the last axis.
template <class Out>
using ClassTargets =
    detail::layers::ReadBatch<std::int32_t, dynamic, typename detail::training::without_last<Out>::type>;

}  // namespace dovetail::inline DOVETAIL_TARGET
