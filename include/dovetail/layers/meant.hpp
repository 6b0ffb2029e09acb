// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// L, where it looks like a mistake and is none: Sequential<..., Meant<Dropout<0.5>>>. It is L in every other respect,
/// also in files. What looks like a mistake is in training/meaning.hpp.
template <class L>
struct Meant {
  template <class S>
  using at = typename detail::layers::layer_traits<L>::template bound<S>;
};
/// Of a layer that states its shapes.
template <class L>
  requires requires { typename L::input; }
struct Meant<L> : L {
  template <class>
  using at = L;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
