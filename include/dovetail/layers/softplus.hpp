// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
/// log(1 + e^x), which overflows nowhere.
template <class Pack>
constexpr Pack softplus(Pack x) noexcept {
  return simd::relu(x) + simd::log1p(simd::exp(-(simd::abs)(x)));
}
}  // namespace detail::layers

/// y = log(1 + e^x), dx = dy (1 - e^-y)
struct Softplus : Elementwise<Softplus> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::layers::softplus(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return -dy * detail::simd::expm1(-y);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
