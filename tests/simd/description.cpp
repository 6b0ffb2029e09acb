// SPDX-License-Identifier: MIT
#include <dovetail/simd/description.hpp>

#include <doctest/doctest.h>

#include <string>
using namespace dovetail;

#if DOVETAIL_VECTORS
static_assert(simd_description().ends_with(" doubles a register"));
#else
static_assert(simd_description() == "scalar");
#endif

TEST_CASE("The description says for which registers a file was compiled") {
  const std::string text(simd_description());
#if !DOVETAIL_VECTORS
  return;
#elif defined(__AVX512F__)
  CHECK(text.starts_with("AVX512"));
  CHECK(text.ends_with(": 16 floats, 8 doubles a register"));
#elif defined(__AVX2__) && defined(__FMA__)
  CHECK(text == "FMA3+AVX2: 8 floats, 4 doubles a register");
#elif defined(__x86_64__) && !defined(__SSE3__)
  CHECK(text == "SSE2: 4 floats, 2 doubles a register");
#elif defined(__aarch64__)
  CHECK(text.find("NEON: 4 floats, 2 doubles") != std::string::npos);
#endif
  CHECK(text.find(": " + std::to_string(detail::simd::width<float>) + " floats, ") != std::string::npos);
}
