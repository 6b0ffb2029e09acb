// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/explain/target.hpp>
#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace dovetail::inline DOVETAIL_TARGET {

/// As long as the object lives, this thread computes with 0 in place of denormal numbers (below 1e-38 in float), with
/// which processors are up to a hundred times slower; then it computes as before. It sets FTZ and DAZ of MXCSR on x86,
/// and FZ of FPCR on AArch64; elsewhere nothing happens.
class FlushDenormals {
 public:
#if defined(__SSE__)
  using Mode = unsigned;  ///< how a thread computes, as its register has it
  static Mode mode() noexcept { return _mm_getcsr(); }
#elif defined(__aarch64__)
  using Mode = std::uint64_t;
  static Mode mode() noexcept {
    Mode now;
    asm volatile("mrs %0, fpcr" : "=r"(now));
    return now;
  }
#else
  using Mode = unsigned;                     ///< how a thread computes
  static Mode mode() noexcept { return 0; }  ///< how this thread computes
#endif

  FlushDenormals() noexcept : FlushDenormals(mode() | flush) {}
  /// As long as the object lives, this thread computes as the one whose mode() is given.
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
