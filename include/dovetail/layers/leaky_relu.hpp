// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_a_slope_of_at_least_0 {};
}  // namespace detail::problems

/// y = x where x > 0, else Slope · x; Slope is at least 0, Keras's default 0.3. With
/// layers/at_run_time.hpp that of LeakyReLU<at_run_time> is in the state of the network, 0.3 at first:
/// network.state<1>().slope = 0.2.
template <Number Slope = 0.3>
struct LeakyReLU : Elementwise<LeakyReLU<Slope>> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  using problem = std::conditional_t<(Slope.value >= 0), detail::none,
                                     detail::phrases<detail::problems::needs_a_slope_of_at_least_0>>;

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::where_positive(x, x, x * slope<Pack>());
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return detail::simd::where_positive(y, dy, dy * slope<Pack>());
  }

 private:
  template <class Pack>
  static constexpr Pack slope() noexcept {
    return Pack(static_cast<typename Pack::value_type>(Slope.value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
