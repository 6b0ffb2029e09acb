// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/constant.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = f(x...), element by element, f taking and giving packs. y may be one of the x. In constant expressions packs are
/// of one element.
template <class F, class Y, any_tensor... X>
  requires any_tensor<std::remove_cvref_t<Y>>
constexpr void elementwise(F f, Y&& y, const X&... x) noexcept {
  if (std::is_constant_evaluated()) return detail::kernels::constant::map(f, y, x...);
  using T = typename std::remove_cvref_t<Y>::value_type;
  constexpr std::size_t B = std::remove_cvref_t<Y>::shape::dims[0];
  for_rows<B>(y.size(), detail::kernels::cache_line<T>, 4, [&](std::size_t first, std::size_t count) {
    T* const to = y.data() + first;
    detail::simd::for_packs<T>(count, [&](auto at) { at.store(to, f(at.load(x.data() + first)...)); });
  });
}

namespace detail::kernels {
/// y = x
template <any_tensor X, class Y>
  requires any_tensor<std::remove_cvref_t<Y>>
constexpr void copy(const X& x, Y&& y) noexcept {
  for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i];
}
}  // namespace detail::kernels

}  // namespace dovetail::inline DOVETAIL_TARGET
