// SPDX-License-Identifier: MIT
// dovetail takes a part of <immintrin.h>: what a program includes of it afterwards is all there.
#include <dovetail/simd/xsimd.hpp>

#ifdef __x86_64__
#include <immintrin.h>
#include <x86intrin.h>

#include <doctest/doctest.h>

#include <array>

namespace {

__attribute__((target("avx512f"))) void add_sixteen(const float* a, const float* b, float* sum) {
  _mm512_storeu_ps(sum, _mm512_add_ps(_mm512_loadu_ps(a), _mm512_loadu_ps(b)));
}
[[maybe_unused]] __attribute__((target("sha"))) int hash(int x) {
  return _mm_cvtsi128_si32(_mm_sha1msg1_epu32(_mm_set1_epi32(x), _mm_set1_epi32(x)));
}

}  // namespace

TEST_CASE("A program has all intrinsics beside dovetail's") {
  CHECK(__rdtsc() != 0);
  if (__builtin_cpu_supports("avx512f")) {
    std::array<float, 16> ones, sum;
    ones.fill(1);
    add_sixteen(ones.data(), ones.data(), sum.data());
    for (const float two : sum) CHECK(two == 2);
  }
}
#endif
