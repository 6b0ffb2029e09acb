// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/simd/erf.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x Φ(x) = x / 2 (1 + erf(x / √2)), exact as Keras's and PyTorch's default; its gradient Φ(x) + x φ(x) reads x.
/// Hendrycks, Gimpel: Gaussian error linear units (2016).
struct GELU : Elementwise<GELU> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * share(x);
  }
  template <class Pack>
  static Pack gradient(Pack x, Pack /*y*/, Pack dy) noexcept {
    using T = typename Pack::value_type;
    const Pack density = Pack(T(0.3989422804014327)) * detail::simd::exp(Pack(T(-0.5)) * x * x);
    return dy * detail::simd::fma(x, density, share(x));
  }

 private:
  template <class Pack>
  static constexpr Pack share(Pack x) noexcept {
    using T = typename Pack::value_type;
    return detail::simd::fma(Pack(T(0.5)), detail::simd::erf(Pack(T(0.7071067811865476)) * x), Pack(T(0.5)));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
