// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// All of xsimd, which only this header includes: without flags that make it wrong, without GCC's false warnings, and
/// without the macros of others whose names it uses itself, as I of complex.h. They are back afterwards.

// What would compute wrong numbers with parts of -ffast-math, without a word: see docs/builds.md.
#if defined(__clang__) && __FINITE_MATH_ONLY__  // a mask has the bits of a NaN, which Clang believes is not there
#error "dovetail: Clang's -ffast-math needs -fno-finite-math-only after it"
#endif
#if defined(__ASSOCIATIVE_MATH__) && !defined(__FAST_MATH__) && defined(__SSE2__) && !defined(__SSE4_1__)
#error "dovetail: without SSE4.1, GCC's -fassociative-math needs all of -ffast-math: xsimd rounds by adding"
#endif

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC's own AVX-512 intrinsics (PR 105593)
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Warray-bounds"  // of loops over whole packs that a short array never enters
#endif
#if defined(__clang__)
#pragma float_control(precise, on, push)
#endif
#pragma push_macro("B0")
#undef B0
#pragma push_macro("B1")
#undef B1
#pragma push_macro("I")
#undef I
#pragma push_macro("abs")
#undef abs
#pragma push_macro("complex")
#undef complex
#pragma push_macro("max")
#undef max
#pragma push_macro("min")
#undef min
#pragma push_macro("round")
#undef round
// Without AVX-512, xsimd needs a tenth of <immintrin.h>, whose other lines would take an eighth of the time that a
// program with a network compiles. Its guard stands for it while xsimd is read: who includes it later gets the rest.
#if defined(__AVX__) && !defined(__AVX512F__) && !defined(__FMA4__) && !defined(_IMMINTRIN_H_INCLUDED) && \
    !defined(__IMMINTRIN_H)
#define _IMMINTRIN_H_INCLUDED  // GCC's
#define __IMMINTRIN_H          // Clang's
#include <smmintrin.h>
#include <avxintrin.h>
#include <avx2intrin.h>
#include <fmaintrin.h>
#include <xsimd/xsimd.hpp>
#undef _IMMINTRIN_H_INCLUDED
#undef __IMMINTRIN_H
#else
#include <xsimd/xsimd.hpp>
#endif
#pragma pop_macro("B0")
#pragma pop_macro("B1")
#pragma pop_macro("I")
#pragma pop_macro("abs")
#pragma pop_macro("complex")
#pragma pop_macro("max")
#pragma pop_macro("min")
#pragma pop_macro("round")
#if defined(__clang__)
#pragma float_control(pop)
#endif
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
