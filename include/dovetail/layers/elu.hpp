// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_an_alpha_of_at_least_0 {};
}  // namespace detail::problems

/// y = x where x > 0, else Alpha (e^x - 1); Alpha is at least 0, Keras's default 1. Clevert, Unterthiner, Hochreiter:
/// Fast and accurate deep network learning by exponential linear units (2016).
template <Number Alpha = 1.0>
struct ELU : Elementwise<ELU<Alpha>> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  using problem = std::conditional_t<(Alpha.value >= 0), detail::none,
                                     detail::phrases<detail::problems::needs_an_alpha_of_at_least_0>>;

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::where_positive(x, x, alpha<Pack>() * detail::simd::expm1(x));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return detail::simd::where_positive(y, dy, dy * (y + alpha<Pack>()));
  }

 private:
  template <class Pack>
  static constexpr Pack alpha() noexcept {
    return Pack(static_cast<typename Pack::value_type>(Alpha.value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
