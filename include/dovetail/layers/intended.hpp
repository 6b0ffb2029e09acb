// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// L, where it looks like a mistake and is intended: Sequential<..., Intended<Dropout<0.5>>>. It is L in every other
/// respect, also in files. What looks like a mistake is in training/lint.hpp. As the last layer before a cross-entropy
/// it counts as one that gives the probabilities which the loss takes.
template <class L>
struct Intended {
  using options = typename detail::layers::layer_traits<L>::options;
  template <class S, class... Option>
  using at = typename detail::layers::layer_traits<L>::template bound<S, Option...>;
};
/// Intended<L> of a layer that states its shapes.
template <class L>
  requires requires { typename L::input; }
struct Intended<L> : L {
  template <class S, class... Option>
  using at = typename detail::layers::layer_traits<L>::template bound<S, Option...>;
};

namespace detail::layers {
/// Whether a layer is written as Intended<L>.
template <class Written>
inline constexpr bool is_intended = false;
template <class L>
inline constexpr bool is_intended<Intended<L>> = true;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
