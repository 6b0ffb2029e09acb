// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/regularized_output.hpp>
#include <dovetail/simd/math.hpp>

/// Regularizers, under Keras's names: options of a layer, With<Dense<64>, L2<1e-4>>, or of one of its parameters. Each
/// is a class with what an element adds to the loss, penalty(w), and its derivative, gradient(w), both of packs. While
/// a network is trained or evaluated, the loss has the sum over all elements; predict knows nothing of it.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_factors_of_at_least_0 {};
}  // namespace detail::problems

/// L1 · Σ |w| + L2 · Σ w²; the slope of |w| at 0 is 0.
template <Number L1 = 0, Number L2 = 0>
struct L1L2 {
  using problem = std::conditional_t<(L1.value >= 0 && L2.value >= 0), detail::none,
                                     detail::phrases<detail::problems::needs_factors_of_at_least_0>>;

  /// What an element adds to the loss.
  template <class Pack>
  static Pack penalty(Pack w) noexcept {
    return constant<Pack>(L1.value) * (detail::simd::abs)(w) + constant<Pack>(L2.value) * w * w;
  }
  /// The derivative of that.
  template <class Pack>
  static Pack gradient(Pack w) noexcept {
    const Pack slope = constant<Pack>(L1.value), zero(0);
    const Pack sign =
        detail::simd::where_positive(w, slope, detail::simd::where_positive(zero - w, zero - slope, zero));
    return sign + constant<Pack>(2 * L2.value) * w;
  }

 private:
  template <class Pack>
  static Pack constant(double value) noexcept {
    return Pack(static_cast<typename Pack::value_type>(value));
  }
};
/// Factor · Σ |w|, of which many become 0; Keras's default 0.01.
template <Number Factor = 0.01>
struct L1 : L1L2<Factor, 0> {};
/// Factor · Σ w², which keeps weights small; Keras's default 0.01. (PyTorch's weight_decay is 2 · Factor.)
template <Number Factor = 0.01>
struct L2 : L1L2<0, Factor> {};

}  // namespace dovetail::inline DOVETAIL_TARGET
