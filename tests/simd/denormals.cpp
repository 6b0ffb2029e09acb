// SPDX-License-Identifier: MIT
#include <dovetail/simd/denormals.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using dovetail::FlushDenormals;

namespace {
#if defined(__SSE__) || defined(__aarch64__)
constexpr bool flushes = true;
#else
constexpr bool flushes = false;
#endif

// The compiler must not compute it.
bool denormals_count() {
  volatile float least = std::numeric_limits<float>::min();
  volatile float half = least / 2;
  return half * 2 != 0;  // where results are flushed half is 0, where operands are, it counts as 0
}
bool denormal_operands_count() {
  volatile float denormal = std::numeric_limits<float>::denorm_min();
  return denormal * 1e30f != 0;
}
}  // namespace

TEST_CASE("denormal results and operands are 0 as long as the object lives") {
  REQUIRE(denormals_count());
  {
    const FlushDenormals flushed;
    CHECK(denormals_count() != flushes);
    CHECK(denormal_operands_count() != flushes);
    {
      const FlushDenormals again;
    }
    CHECK(denormals_count() != flushes);  // as it was before the inner one
  }
  CHECK(denormals_count());
  CHECK(denormal_operands_count());
}

#if defined(__cpp_exceptions)
TEST_CASE("what is thrown restores the mode") {
  try {
    const FlushDenormals flushed;
    throw std::runtime_error("");
  } catch (const std::runtime_error&) {
  }
  CHECK(denormals_count());
}
#endif
