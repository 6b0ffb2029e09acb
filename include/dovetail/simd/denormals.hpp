// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/explain/target.hpp>
#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace dovetail::inline DOVETAIL_TARGET {

/// As long as the object lives, this thread computes with 0 in place of denormal numbers (below 1e-38 in float),
/// which processors take up to a hundred times as long for; then it computes as before. Of x86 (FTZ and DAZ of
/// MXCSR) and AArch64 (FZ of FPCR); elsewhere nothing happens.
class FlushDenormals {
 public:
#if defined(__SSE__)
  using Mode = unsigned;  ///< of a thread: how it computes
  static Mode mode() noexcept { return _mm_getcsr(); }
#elif defined(__aarch64__)
  using Mode = std::uint64_t;
  static Mode mode() noexcept {
    Mode now;
    asm volatile("mrs %0, fpcr" : "=r"(now));
    return now;
  }
#else
  using Mode = unsigned;                     ///< of the processor, as its register has it
  static Mode mode() noexcept { return 0; }  ///< that of this thread
#endif

  FlushDenormals() noexcept : FlushDenormals(mode() | flush) {}
  /// In place of that it computes as the thread of which this was the mode.
  explicit FlushDenormals(Mode like) noexcept : before_(mode()) { set_mode(like); }
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;
  ~FlushDenormals() { set_mode(before_); }

 private:
#if defined(__SSE__)
  static constexpr Mode flush = 0x8040;
  static void set_mode(Mode mode) noexcept { _mm_setcsr(mode); }
#elif defined(__aarch64__)
  static constexpr Mode flush = 1 << 24;
  static void set_mode(Mode mode) noexcept { asm volatile("msr fpcr, %0" : : "r"(mode) : "memory"); }
#else
  static constexpr Mode flush = 0;
  static void set_mode(Mode) noexcept {}
#endif

  Mode before_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
