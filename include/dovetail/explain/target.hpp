// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keeps object files apart that are compiled with different flags: see docs/builds.md.
///
/// The linker keeps one of all inline functions and template instances of one name, whatever it was compiled for. So
/// the flags are part of the names: every header opens `namespace dovetail::inline DOVETAIL_TARGET`, where
/// DOVETAIL_TARGET is an identifier that the preprocessor makes of the flags: dovetail::for_avx2_fma::Tensor. Programs
/// write dovetail::Tensor. What must be one class for all files (the errors) is in dovetail itself. The test in
/// tests/linking/ finds anything else that is.

#if __cplusplus < 202002L  // an #error would not end the compilation, as a file that is missing does
#include "dovetail needs C++20: compile with -std=c++20"
#endif

/// `yes` where the macro is defined as 1, else `no`.
#define DOVETAIL_IF(macro, yes, no) DOVETAIL_IF_VALUE(macro, yes, no)
#define DOVETAIL_IF_VALUE(value, yes, no) DOVETAIL_SECOND(DOVETAIL_FOUND_##value yes, no, )
#define DOVETAIL_SECOND(...) DOVETAIL_SECOND_OF(__VA_ARGS__)
#define DOVETAIL_SECOND_OF(first, second, ...) second
#define DOVETAIL_FOUND_1 ,
/// `word` where the macro is defined as 1, else nothing.
#define DOVETAIL_TAG(macro, word) DOVETAIL_IF(macro, word, )
/// The macro's value as a text.
#define DOVETAIL_TEXT(macro) DOVETAIL_TEXT_OF(macro)
#define DOVETAIL_TEXT_OF(value) #value
/// Up to ten words as one; a word may be nothing.
#define DOVETAIL_WORD(a, ...) DOVETAIL_WORD_OF(a, __VA_ARGS__, , , , , , , , , )
#define DOVETAIL_WORD_OF(a, b, c, d, e, f, g, h, i, j, ...) a##b##c##d##e##f##g##h##i##j

// clang-format off
// What compilers use without being asked by an intrinsic: the level of the machine, then what it has beyond.
#if defined(__AVX2__) && defined(__FMA__) && defined(__BMI__) && defined(__BMI2__) && defined(__F16C__) && \
    defined(__LZCNT__) && defined(__MOVBE__)
#if defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define DOVETAIL_LEVEL v4
#else
#define DOVETAIL_LEVEL DOVETAIL_WORD(v3, DOVETAIL_TAG(__AVX512F__, _avx512f))
#endif
#elif defined(__x86_64__) || defined(__i386__)
#define DOVETAIL_LEVEL                                                                                                \
  DOVETAIL_WORD(DOVETAIL_IF(__AVX512F__, avx512f, DOVETAIL_IF(__AVX2__, avx2, DOVETAIL_IF(__AVX__, avx,               \
                DOVETAIL_IF(__SSE4_2__, sse4_2, DOVETAIL_IF(__SSE4_1__, sse4_1, DOVETAIL_IF(__SSSE3__, ssse3,         \
                DOVETAIL_IF(__SSE3__, sse3, DOVETAIL_IF(__SSE2__, sse2, x86)))))))), DOVETAIL_NEWER, DOVETAIL_AVX512)
#define DOVETAIL_NEWER                                                                                                \
  DOVETAIL_WORD(DOVETAIL_TAG(__FMA__, _fma), DOVETAIL_TAG(__F16C__, _f16c), DOVETAIL_TAG(__BMI__, _bmi),              \
                DOVETAIL_TAG(__BMI2__, _bmi2), DOVETAIL_TAG(__LZCNT__, _lzcnt), DOVETAIL_TAG(__MOVBE__, _movbe))
#define DOVETAIL_AVX512                                                                                               \
  DOVETAIL_WORD(DOVETAIL_TAG(__AVX512BW__, _bw), DOVETAIL_TAG(__AVX512CD__, _cd), DOVETAIL_TAG(__AVX512DQ__, _dq),    \
                DOVETAIL_TAG(__AVX512VL__, _vl))
#elif defined(__ARM_ARCH)
#define DOVETAIL_LEVEL                                                                                                \
  DOVETAIL_WORD(armv, __ARM_ARCH, DOVETAIL_TAG(__ARM_NEON, _neon), DOVETAIL_TAG(__ARM_FEATURE_ATOMICS, _lse),         \
                DOVETAIL_TAG(__ARM_FEATURE_FP16_VECTOR_ARITHMETIC, _fp16),                                            \
                DOVETAIL_TAG(__ARM_FEATURE_DOTPROD, _dotprod), DOVETAIL_TAG(__ARM_FEATURE_MATMUL_INT8, _i8mm),        \
                DOVETAIL_TAG(__ARM_FEATURE_BF16, _bf16), DOVETAIL_TAG(__ARM_FEATURE_SVE2, _sve2), DOVETAIL_SVE)
#define DOVETAIL_SVE DOVETAIL_IF(__ARM_FEATURE_SVE, DOVETAIL_WORD(_sve, __ARM_FEATURE_SVE_BITS), )
#else
#define DOVETAIL_LEVEL plain
#endif
// One letter per feature, because many processors have most of them: for_v4abcdefgh.
#define DOVETAIL_BEYOND                                                                                               \
  DOVETAIL_WORD(DOVETAIL_TAG(__AVX512VBMI__, a), DOVETAIL_TAG(__AVX512VBMI2__, b), DOVETAIL_TAG(__AVX512IFMA__, c),   \
                DOVETAIL_TAG(__AVX512BITALG__, d), DOVETAIL_TAG(__AVX512VPOPCNTDQ__, e), DOVETAIL_TAG(__GFNI__, f),   \
                DOVETAIL_TAG(__AVX512VNNI__, g), DOVETAIL_TAG(__AVX512BF16__, h), DOVETAIL_TAG(__AVX512FP16__, i))
#define DOVETAIL_OTHERS                                                                                               \
  DOVETAIL_WORD(DOVETAIL_TAG(__AVXVNNI__, j), DOVETAIL_TAG(__SSE4A__, k), DOVETAIL_TAG(__FMA4__, l),                  \
                DOVETAIL_TAG(__XOP__, m), DOVETAIL_TAG(__TBM__, n), DOVETAIL_TAG(__APX_F__, o))

// What else makes other code of the same source, and other tensors.
#define DOVETAIL_OPTIONS                                                                                              \
  DOVETAIL_WORD(DOVETAIL_TAG(__FAST_MATH__, _fast_math), DOVETAIL_TAG(__FINITE_MATH_ONLY__, _finite_math),            \
                DOVETAIL_TAG(__ASSOCIATIVE_MATH__, _associative_math), DOVETAIL_IF(__EXCEPTIONS, , _no_exceptions),   \
                DOVETAIL_TAG(DOVETAIL_PARALLEL, _parallel), DOVETAIL_TAG(DOVETAIL_SCALAR, _scalar), DOVETAIL_INSIDE)
#ifdef DOVETAIL_INSIDE_BYTES  // digits only: it becomes part of the identifier
#define DOVETAIL_INSIDE DOVETAIL_WORD(_inside_, DOVETAIL_INSIDE_BYTES)
#else
#define DOVETAIL_INSIDE
#endif
// clang-format on

/// The inline namespace of everything that depends on the flags. Its name begins with `for_`, so that none of a program
/// that says `using namespace dovetail` is the same.
#define DOVETAIL_TARGET DOVETAIL_WORD(for_, DOVETAIL_LEVEL, DOVETAIL_BEYOND, DOVETAIL_OTHERS, DOVETAIL_OPTIONS)
