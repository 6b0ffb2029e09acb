// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>

#include <dovetail/explain/target.hpp>
#include <dovetail/simd/denormals.hpp>

#ifdef DOVETAIL_PARALLEL
#if !defined(_OPENMP) || DOVETAIL_PARALLEL != 1
#error "dovetail: DOVETAIL_PARALLEL is 1 and needs OpenMP: link dovetail::parallel, or compile and link with -fopenmp"
#endif
#include <omp.h>
#endif

/// Several threads for one kernel if DOVETAIL_PARALLEL is defined: see docs/parallel.md.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::kernels {
/// Multiply-adds that each thread gets at least. To begin and end a region of two threads takes 1.2 µs (Zen 4,
/// libgomp), and these some 5 µs in a product; what runs slower than a product counts an element as more of them, by
/// its time.
inline constexpr std::size_t work_of_a_thread = 1 << 18;
/// Elements that are whole packs and whole lines of the cache: a step of arrays, so that no two threads write one line.
template <class T>
inline constexpr std::size_t cache_line = 64 / sizeof(T);
}  // namespace detail::kernels

/// Calls f(first, count) for ranges that make up `rows` rows, each range in a thread of its own, all but the last of a
/// multiple of `step` rows. A row takes `work` multiply-adds. One thread takes all rows where there is too little to
/// do, for a single sample (B is 1), within a parallel region, and without DOVETAIL_PARALLEL. f must not throw, and
/// what it computes of a row must not depend on the range: then the number of threads changes no bit.
template <std::size_t B, class F>
inline void for_rows(std::size_t rows, [[maybe_unused]] std::size_t step, [[maybe_unused]] std::size_t work,
                     F f) noexcept {
#ifdef DOVETAIL_PARALLEL
  if constexpr (B != 1) {
    if (rows * work >= 2 * detail::kernels::work_of_a_thread && !omp_in_parallel()) {
      const std::size_t steps = (rows + step - 1) / step;
      const std::size_t ranges = (std::min)(
          {static_cast<std::size_t>(omp_get_max_threads()), rows * work / detail::kernels::work_of_a_thread, steps});
      if (ranges > 1) {
        const auto mode = FlushDenormals::mode();
        // Of all threads, though there may be fewer ranges: libgomp ends threads that a region leaves out, and starts
        // them again.
#pragma omp parallel
        {
          const FlushDenormals same(mode);
#pragma omp for schedule(static, 1)
          for (std::size_t i = 0; i < ranges; ++i) {
            const std::size_t first = steps * i / ranges * step,
                              end = (std::min)(steps * (i + 1) / ranges * step, rows);
            f(first, end - first);
          }
        }
        return;
      }
    }
  }
#endif
  f(std::size_t{0}, rows);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
