// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/select.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

/// The error function, 2/√π ∫ e^-t² dt from 0 to x: x + x p(x²) up to 1, then 1 - e^(x q(x)). The coefficients are
/// minimax in the relative error, which is below 2e-9 and 1.5e-17 up to 1, below 6e-9 and 9e-18 from there.
template <class Pack>
constexpr Pack erf(Pack x) noexcept {
  using T = typename Pack::value_type;
  using impl::polynomial;
  const Pack one(T(1)), a = (simd::abs)(x), z = a * a;
  Pack inner, exponent;
  if constexpr (impl::Of<Pack>::mantissa == 23) {
    const Pack t = simd::at_most(Pack(3.93f), a);  // from there on it rounds to 1
    inner = polynomial(z, 0x1.4776ecp-14f, -0x1.a352ecp-11f, 0x1.53f25p-8f, -0x1.b7f71ep-6f, 0x1.ce2ce6p-4f,
                       -0x1.81273ep-2f, 0x1.06eba8p-3f);
    exponent = t * polynomial(t, -0x1.d4822cp-17f, 0x1.6f9fecp-12f, -0x1.ec8054p-9f, 0x1.89619ep-6f, -0x1.b459bcp-4f,
                              -0x1.451abap-1f, -0x1.20f21cp0f);
  } else {
    const Pack t = simd::at_most(Pack(5.95), a);
    inner = polynomial(z, -0x1.a23ecd15229d5p-31, 0x1.d3dddd9a09d78p-27, -0x1.5b8c725ed4a5cp-23, 0x1.b96b581dd4d22p-20,
                       -0x1.f4c82f0e6ff28p-17, 0x1.f9a296b4ee198p-14, -0x1.c02daeb705cc2p-11, 0x1.565bcceeda349p-8,
                       -0x1.b82ce311a97cfp-6, 0x1.ce2f21a03f8b9p-4, -0x1.812746b03799dp-2, 0x1.06eba8214db68p-3);
    exponent =
        t * polynomial(t, 0x1.ab85ba596aaeep-40, -0x1.28a473ca03752p-34, 0x1.81809226e08fap-30, -0x1.377d6b0548ad7p-26,
                       0x1.5e18f18c26753p-23, -0x1.21697791972ecp-20, 0x1.6966babcd9108p-18, -0x1.55710b144692bp-16,
                       0x1.d6165cc0a42c2p-15, -0x1.9080405366986p-14, 0x1.05c31f420d126p-20, 0x1.2d495bb2d55d7p-11,
                       -0x1.bbb4fd0839426p-10, 0x1.bcac2fc635ae2p-13, 0x1.3957ea6a08fffp-6, -0x1.a4f305d259c93p-4,
                       -0x1.45f316fa8ea4cp-1, -0x1.20dd74129e33dp0);
  }
  return simd::select(a < one, simd::fma(a, inner, a), one - simd::exp(exponent)) | simd::sign_bit(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
