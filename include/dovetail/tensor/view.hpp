// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/tensor/access.hpp>
#include <dovetail/tensor/data_for.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {
// The leading extent: a constant, or a number that is carried along.
template <std::size_t B>
struct Rows {
  constexpr Rows() = default;
  constexpr explicit Rows(std::size_t) noexcept {}
  static constexpr std::size_t rows() noexcept { return B; }
};
template <>
struct Rows<dynamic> {
  constexpr Rows() = default;
  constexpr explicit Rows(std::size_t rows) noexcept : rows_(rows) {}
  constexpr std::size_t rows() const noexcept { return rows_; }

 private:
  std::size_t rows_ = 0;
};

/// What gives the place of a first element: a T*, nullptr. Asked of the type, since an array would become a pointer.
template <class P, class T>
concept pointer_to = !any_operand<P> && !std::is_array_v<P> && std::is_convertible_v<P, T*>;
}  // namespace detail::tensor

/// Borrows row-major elements, to read: data that lives elsewhere, seen as shape (B, E...).
/// Cheap to copy, and good for as long as what it borrows; the pointer needs no alignment. A temporary tensor may be
/// the argument of a function that takes a view, but not what a view with a name sees: Clang warns of that.
template <class T, std::size_t B, std::size_t... E>
class View<const T, B, E...> : public detail::tensor::Rows<B>,
                               public detail::tensor::Access<View<const T, B, E...>, B, E...> {
  using Access = detail::tensor::Access<View, B, E...>;

 public:
  using detail::tensor::Rows<B>::rows, Access::rows;
  using value_type = T;  ///< the type of an element

  constexpr View() = default;  ///< sees no elements: data() is null
  /// Sees the elements from `data` on.
  template <detail::tensor::pointer_to<const T> P>
    requires(B != dynamic)
  constexpr explicit View(const P& data) noexcept : View(data, B) {}
  /// Sees `height` rows from `data` on, a number that counts only where the leading extent is dynamic.
  constexpr View(const T* data, std::size_t height) noexcept
      : detail::tensor::Rows<B>(height), data_(const_cast<T*>(data)) {}
  /// Sees an array, span or vector. Another number of elements throws ShapeError, of an array it does not compile; nor
  /// does a temporary vector, which ends before the view, or another type of elements.
  template <detail::tensor::data_for<const T> X>
  constexpr explicit View(X&& elements) {
    using problem = detail::explained<typename detail::tensor::view_problem<X, T, Shape<B, E...>>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>)
      *this = View(detail::tensor::first_element(elements), detail::tensor::rows_of<Shape<B, E...>>(elements));
  }
  /// Does not compile: seeing a list, which ends before the view.
  template <std::size_t N, class X = T[N]>
  constexpr explicit View(const T (&&)[N]) {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }
  /// From a view with a constant number of rows.
  template <std::size_t C>
    requires(B == dynamic && C != dynamic)
  constexpr View(View<const T, C, E...> other) noexcept : View(other.data(), C) {}
  /// Sees a tensor.
  template <std::size_t C>
    requires(B == dynamic || B == C)
  constexpr View(const Tensor<T, C, E...>& tensor DOVETAIL_LIFETIMEBOUND) noexcept
      : View(tensor.data(), tensor.rows()) {}

  constexpr View(const View&) = default;               ///< the same elements
  constexpr View& operator=(const View&) & = default;  ///< sees other elements
  /// Does not compile: seeing a temporary tensor.
  template <detail::tensor::temporary X>
  constexpr View& operator=(X&&) & {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return *this;
  }

  /// Does not compile: if (x), x && y.
  template <std::same_as<bool> Truth>
  constexpr explicit operator Truth() const noexcept {
    using problem = detail::explained<detail::tensor::truth_problem<Shape<B, E...>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

  constexpr const T* data() const noexcept { return data_; }  ///< the first element

 private:
  T* data_ = nullptr;  // not const: GCC takes a const T* to memory that is about to be written for a read of it
};

/// Borrows row-major elements, to write. Where a View<const T, ...> is asked for, it is one.
template <class T, std::size_t B, std::size_t... E>
  requires(!std::is_const_v<T>)
class View<T, B, E...> : public View<const T, B, E...>, public detail::tensor::Access<View<T, B, E...>, B, E...> {
  using Reading = View<const T, B, E...>;
  using Access = detail::tensor::Access<View, B, E...>;

 public:
  using value_type = T;  ///< the type of an element
  using Access::at, Access::begin, Access::empty, Access::end, Access::flat,
      Access::operator(), Access::operator[], Access::rank, Access::reshape, Access::row_size, Access::rows,
      Access::size, Access::slice, detail::tensor::Rows<B>::rows;
  using typename Access::shape;

  constexpr View() = default;  ///< sees no elements: data() is null
  /// Sees the elements from `data` on.
  template <detail::tensor::pointer_to<T> P>
    requires(B != dynamic)
  constexpr explicit View(const P& data) noexcept : Reading(data, B) {}
  /// Sees `height` rows from `data` on, a number that counts only where the leading extent is dynamic.
  constexpr View(T* data, std::size_t height) noexcept : Reading(data, height) {}
  /// Sees an array, span or vector: as a view to read.
  template <detail::tensor::data_for<T> X>
  constexpr explicit View(X&& elements) : Reading(std::forward<X>(elements)) {}
  /// From a view with a constant number of rows.
  template <std::size_t C>
    requires(B == dynamic && C != dynamic)
  constexpr View(View<T, C, E...> other) noexcept : View(other.data(), C) {}
  /// Sees a tensor.
  template <std::size_t C>
    requires(B == dynamic || B == C)
  constexpr View(Tensor<T, C, E...>& tensor DOVETAIL_LIFETIMEBOUND) noexcept : View(tensor.data(), tensor.rows()) {}

  constexpr View(const View&) = default;  ///< the same elements
  /// As in Python, a view with a name sees other elements: row = y ...
  constexpr View& operator=(const View&) & = default;
  /// ... and one without a name has its elements written, with y broadcast to them: x[0] = y.
  template <class Y>
  constexpr void operator=(const Y& y) const&& {
    static_assert(
        requires { assign(*this, y); },
        "dovetail: what is written to a part of a tensor needs #include <dovetail/ops.hpp>");
    if constexpr (requires { assign(*this, y); }) assign(*this, y);
  }
  /// Does not compile: seeing a temporary tensor.
  template <detail::tensor::temporary X>
  constexpr View& operator=(X&&) & {
    using problem = detail::borrowed_from_a_temporary<X>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return *this;
  }

  /// The first element.
  constexpr T* data() const noexcept { return const_cast<T*>(Reading::data()); }  // it came in as a T*
  /// Sets every element.
  constexpr void fill(T value) const noexcept {
    for (std::size_t i = 0; i < size(); ++i) data()[i] = value;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
