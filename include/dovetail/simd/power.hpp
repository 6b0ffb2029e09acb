// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/select.hpp>

namespace dovetail::simd {

/// √x, rounded correctly: -0 at -0, NaN below.
template <class Pack>
DOVETAIL_TARGET constexpr Pack sqrt(Pack x) noexcept {
  if constexpr (Pack::size == 1) {
    if (std::is_constant_evaluated()) return constant::sqrt(x.data);
    if constexpr (sizeof(x) == 4) return __builtin_sqrtf(x.data);
    else return __builtin_sqrt(x.data);
  }
#if DOVETAIL_VECTORS
#if defined(__aarch64__)  // xsimd 8 only approaches it
  else if constexpr (sizeof(typename Pack::value_type) == 4) return vsqrtq_f32(x);
#endif
  else return xsimd::sqrt(x);
#endif
}

}  // namespace dovetail::simd
