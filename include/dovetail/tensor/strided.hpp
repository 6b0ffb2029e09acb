// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <type_traits>

#include <dovetail/shape/strides.hpp>
#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {
// Whether elements of shape S are contiguous and in row-major order: the stride of an axis of one element does not
// matter.
template <class S, class Strides>
inline constexpr bool is_contiguous = [] {
  for (std::size_t i = 0; i < S::rank; ++i)
    if (S::dims[i] != 1 && Strides::values[i] != shape::row_major<S>::values[i]) return false;
  return true;
}();

template <class X>
struct strides_for {
  using type = shape::row_major<typename X::shape>;
};
template <class X>
  requires requires { typename X::strides; }
struct strides_for<X> {
  using type = typename X::strides;
};
/// The strides of a Tensor, a View or a StridedView.
template <class X>
using strides_of = typename strides_for<std::remove_cv_t<X>>::type;

// Whether a shape with that many rows has an element. A part without elements may start outside the memory, which no
// pointer may do.
template <class S>
constexpr bool has_elements(std::size_t rows) noexcept {
  if constexpr (S::rank > 0)
    if (S::dims[0] == dynamic && rows == 0) return false;
  return S::size > 0;
}

// The elements from `data` on: a View where they are contiguous, the element itself where there is no axis.
template <class S, class Strides, class T>
constexpr decltype(auto) borrow(T* data, std::size_t rows) noexcept {
  if constexpr (S::rank == 0) {
    return (*data);
  } else if constexpr (is_contiguous<S, Strides>) {
    return view_of<T, S>(data, rows);
  } else {
    return StridedView<T, S, Strides>(data, rows);
  }
}
}  // namespace detail::tensor

/// Borrows elements at constant strides: a slice with a step, a transposed matrix. What makes one gives a
/// View instead where the elements are contiguous.
template <class T, std::size_t B, std::size_t... E, std::ptrdiff_t N, std::ptrdiff_t... M>
class StridedView<T, Shape<B, E...>, detail::shape::StrideList<N, M...>>
    : public detail::tensor::Rows<B>,
      public detail::tensor::Indexed<StridedView<T, Shape<B, E...>, detail::shape::StrideList<N, M...>>, B, E...> {
  using Indexed = detail::tensor::Indexed<StridedView, B, E...>;

 public:
  using detail::tensor::Rows<B>::rows, Indexed::rows;
  using strides = detail::shape::StrideList<N, M...>;  ///< between neighbours along each axis, in elements
  using value_type = std::remove_const_t<T>;           ///< the type of an element

  /// Sees `height` rows from `data` on, a number that counts only where the leading extent is dynamic.
  constexpr StridedView(T* data, std::size_t height) noexcept : detail::tensor::Rows<B>(height), data_(data) {}
  /// A view to write is one to read.
  template <std::same_as<value_type> U>
    requires(std::is_const_v<T>)
  constexpr StridedView(const StridedView<U, Shape<B, E...>, strides>& other) noexcept
      : StridedView(other.data(), other.rows()) {}
  constexpr StridedView(const StridedView&) = default;  ///< the same elements
  /// As in Python, a view with a name sees other elements: column = y ...
  constexpr StridedView& operator=(const StridedView&) & = default;
  /// ... and one without a name has its elements written, with y broadcast to them: x(all, 0) = y.
  template <class Y>
    requires(!std::is_const_v<T>)
  constexpr void operator=(const Y& y) const&& {
    assign(*this, y);
  }

  constexpr T* data() const noexcept { return data_; }  ///< the element whose indices are all 0

 private:
  template <class, std::size_t, std::size_t...>
  friend class detail::tensor::Indexed;
  static constexpr decltype(auto) row_at(T* data) noexcept {
    return detail::tensor::borrow<Shape<E...>, detail::shape::StrideList<M...>>(data, row_rows);
  }
  static constexpr std::size_t row_rows = [](std::size_t first = 1, auto...) { return first; }(E...);

  T* data_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
