// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <type_traits>

#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Tensors of other elements.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {
/// v as a T: as static_cast does, but a real number beyond the integers of T becomes the nearest one, NaN 0.
template <class T, class V>
constexpr T cast_element(V v) noexcept {
  if constexpr (std::is_floating_point_v<V> && std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    constexpr V least = static_cast<V>((std::numeric_limits<T>::min)()),
                end = static_cast<V>((std::numeric_limits<T>::max)() / 2 + 1) * 2;
    if (is_nan(v)) return 0;
    if (v < least) return (std::numeric_limits<T>::min)();
    if (v >= end) return (std::numeric_limits<T>::max)();
  }
  return static_cast<T>(v);
}

template <class T, class X>
struct cast_to {};
template <class T, any_tensor X>
struct cast_to<T, X> {
  using type = tensor_of<T, typename X::shape>;
};
}  // namespace detail::tensor

/// The elements of a tensor or view as T, converted as static_cast does: a tensor; with <dovetail/ops.hpp>, which is
/// more constrained, an expression. A real number beyond the integers of T becomes the nearest one, NaN 0.
template <class T, class X>
constexpr typename detail::tensor::cast_to<T, std::remove_cvref_t<X>>::type cast(X&& x) {
  typename detail::tensor::cast_to<T, std::remove_cvref_t<X>>::type y;
  if constexpr (decltype(y)::shape::dims[0] == dynamic) y = y.with_rows(x.rows());
  const auto& from = x;
  for (std::size_t i = 0; i < y.size(); ++i) y.data()[i] = detail::tensor::cast_element<T>(from.data()[i]);
  return y;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
