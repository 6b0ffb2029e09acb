// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

#include <dovetail/explain/words.hpp>
#include <dovetail/simd/pack.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::simd {
inline constexpr words described = [] {
#if DOVETAIL_VECTORS
  words text = words() << xsimd::default_arch::name();
  for (char& c : text.chars)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text << ": " << width<float> << " floats, " << width<double> << " doubles a register";
#else
  return words() << "scalar";
#endif
}();
}  // namespace detail::simd

/// What the file that calls it was compiled for: "FMA3+AVX2: 8 floats, 4 doubles a register". Without flags of the
/// architecture it is "SSE2: 4 floats, 2 doubles a register" on x86; "scalar" where packs are of one element.
constexpr std::string_view simd_description() noexcept { return detail::simd::described; }

}  // namespace dovetail::inline DOVETAIL_TARGET
