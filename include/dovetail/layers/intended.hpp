// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// L, where it looks like a mistake and is intended: Sequential<..., Intended<Dropout<0.5>>>. It is L in every other
/// respect, also in files. What looks like a mistake is in training/lint.hpp.
template <class L>
struct Intended {
  template <class S>
  using at = typename detail::layers::layer_traits<L>::template bound<S>;
};
/// Intended<L> of a layer that states its shapes.
template <class L>
  requires requires { typename L::input; }
struct Intended<L> : L {
  template <class>
  using at = L;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
