// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// A tensor as a view of it, a view as it is. Kernels take Views, and template deduction never looks
/// through Tensor to View: so each kernel has one more line, which lends what it is given.
template <any_tensor X>
constexpr auto lend(X& x) noexcept {
  if constexpr (requires { x.view(); }) {
    return x.view();
  } else {
    return x;
  }
}

template <class X>
concept lender = requires(X& x) { x.view(); };

template <class... X>
concept lenders = (lender<X> || ...);

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
