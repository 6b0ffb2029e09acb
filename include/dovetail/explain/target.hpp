// SPDX-License-Identifier: MIT
#pragma once

/// \file
/// Keeps object files apart that are compiled with different flags: see docs/builds.md.
///
/// Of all inline functions and instances of one name the linker keeps one, whatever it was compiled for. So the flags
/// become part of the names. DOVETAIL_TARGET stands in the head of each class that has functions, and thereby in the
/// name of each function that mentions the class; and in the head of each function and variable that mentions none.
/// Compilers and debuggers do not show it, linkers do: Network[abi:avx2_fma]<...>. The test in tests/linking/ finds
/// what lacks it.

/// `yes` where the macro is defined as 1, else `no`.
#define DOVETAIL_IF(macro, yes, no) DOVETAIL_IF_VALUE(macro, yes, no)
#define DOVETAIL_IF_VALUE(value, yes, no) DOVETAIL_SECOND(DOVETAIL_FOUND_##value yes, no, )
#define DOVETAIL_SECOND(...) DOVETAIL_SECOND_OF(__VA_ARGS__)
#define DOVETAIL_SECOND_OF(first, second, ...) second
#define DOVETAIL_FOUND_1 ,
/// "_name" where the macro is defined as 1, else "".
#define DOVETAIL_TAG(macro, name) DOVETAIL_IF(macro, "_" name, "")
/// The macro's value as a text.
#define DOVETAIL_TEXT(macro) DOVETAIL_TEXT_OF(macro)
#define DOVETAIL_TEXT_OF(value) #value

// clang-format off
// What compilers use without being asked by an intrinsic: the level of the machine, then what it has beyond.
#if defined(__AVX2__) && defined(__FMA__) && defined(__BMI__) && defined(__BMI2__) && defined(__F16C__) && \
    defined(__LZCNT__) && defined(__MOVBE__)
#if defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define DOVETAIL_LEVEL "x86_64_v4"
#else
#define DOVETAIL_LEVEL "x86_64_v3" DOVETAIL_TAG(__AVX512F__, "avx512f")
#endif
#elif defined(__x86_64__) || defined(__i386__)
#define DOVETAIL_LEVEL                                                                                                     \
  DOVETAIL_IF(__AVX512F__, "avx512f", DOVETAIL_IF(__AVX2__, "avx2", DOVETAIL_IF(__AVX__, "avx",                            \
  DOVETAIL_IF(__SSE4_2__, "sse4_2", DOVETAIL_IF(__SSE4_1__, "sse4_1", DOVETAIL_IF(__SSSE3__, "ssse3",                      \
  DOVETAIL_IF(__SSE3__, "sse3", DOVETAIL_IF(__SSE2__, "sse2", "x86"))))))))                                                \
  DOVETAIL_TAG(__FMA__, "fma") DOVETAIL_TAG(__F16C__, "f16c") DOVETAIL_TAG(__BMI__, "bmi") DOVETAIL_TAG(__BMI2__, "bmi2")  \
  DOVETAIL_TAG(__LZCNT__, "lzcnt") DOVETAIL_TAG(__MOVBE__, "movbe") DOVETAIL_TAG(__AVX512BW__, "bw")                       \
  DOVETAIL_TAG(__AVX512CD__, "cd") DOVETAIL_TAG(__AVX512DQ__, "dq") DOVETAIL_TAG(__AVX512VL__, "vl")
#elif defined(__ARM_ARCH)
#define DOVETAIL_LEVEL                                                                                                     \
  "armv" DOVETAIL_TEXT(__ARM_ARCH) DOVETAIL_TAG(__ARM_NEON, "neon") DOVETAIL_TAG(__ARM_FEATURE_ATOMICS, "lse")             \
  DOVETAIL_TAG(__ARM_FEATURE_FP16_VECTOR_ARITHMETIC, "fp16") DOVETAIL_TAG(__ARM_FEATURE_DOTPROD, "dotprod")                \
  DOVETAIL_TAG(__ARM_FEATURE_MATMUL_INT8, "i8mm") DOVETAIL_TAG(__ARM_FEATURE_BF16, "bf16")                                 \
  DOVETAIL_TAG(__ARM_FEATURE_SVE2, "sve2") DOVETAIL_IF(__ARM_FEATURE_SVE, "_sve" DOVETAIL_TEXT(__ARM_FEATURE_SVE_BITS), "")
#else
#define DOVETAIL_LEVEL "plain"
#endif
#define DOVETAIL_BEYOND                                                                                                    \
  DOVETAIL_TAG(__AVX512VBMI__, "vbmi") DOVETAIL_TAG(__AVX512VBMI2__, "vbmi2") DOVETAIL_TAG(__AVX512IFMA__, "ifma")         \
  DOVETAIL_TAG(__AVX512BITALG__, "bitalg") DOVETAIL_TAG(__AVX512VPOPCNTDQ__, "vpopcntdq") DOVETAIL_TAG(__GFNI__, "gfni")   \
  DOVETAIL_TAG(__AVX512VNNI__, "vnni") DOVETAIL_TAG(__AVX512BF16__, "bf16") DOVETAIL_TAG(__AVX512FP16__, "fp16")           \
  DOVETAIL_TAG(__AVXVNNI__, "avxvnni") DOVETAIL_TAG(__SSE4A__, "sse4a") DOVETAIL_TAG(__FMA4__, "fma4")                     \
  DOVETAIL_TAG(__XOP__, "xop") DOVETAIL_TAG(__TBM__, "tbm") DOVETAIL_TAG(__APX_F__, "apx")

// What else makes other code of the same source, and other tensors.
#define DOVETAIL_OPTIONS                                                                                                   \
  DOVETAIL_TAG(__FAST_MATH__, "fast_math") DOVETAIL_TAG(__FINITE_MATH_ONLY__, "finite_math")                               \
  DOVETAIL_TAG(__ASSOCIATIVE_MATH__, "associative_math") DOVETAIL_IF(__EXCEPTIONS, "", "_no_exceptions")                            \
  DOVETAIL_TAG(DOVETAIL_PARALLEL, "parallel") DOVETAIL_TAG(DOVETAIL_SCALAR, "scalar") DOVETAIL_INSIDE
#ifdef DOVETAIL_INSIDE_BYTES
#define DOVETAIL_INSIDE "_inside_" DOVETAIL_TEXT(DOVETAIL_INSIDE_BYTES)
#else
#define DOVETAIL_INSIDE
#endif
// clang-format on

/// In the head of a class, a function or a variable: puts the flags into its name.
#define DOVETAIL_TARGET [[gnu::abi_tag(DOVETAIL_LEVEL DOVETAIL_BEYOND DOVETAIL_OPTIONS)]]
