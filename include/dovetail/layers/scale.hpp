// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/name_of.hpp>
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = Factor · x, element by element, as the branch of a residual network is often made smaller before it is added.
template <Number Factor>
struct Scale : Elementwise<Scale<Factor>> {
  using gives = detail::layers::gives_a_sum;  ///< to a loss: logits where x is

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * factor<Pack>();
  }
  template <class Pack>
  static Pack gradient(Pack /*y*/, Pack dy) noexcept {
    return dy * factor<Pack>();
  }

 private:
  template <class Pack>
  static constexpr Pack factor() noexcept {
    return Pack(static_cast<typename Pack::value_type>(Factor.value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
