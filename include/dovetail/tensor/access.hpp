// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/shape.hpp>

namespace dovetail {

/// Borrows elements, to read or to write: see view.hpp.
template <class T, std::size_t... E>
class DOVETAIL_TARGET View;

/// A Tensor or a View.
template <class X>
concept any_tensor = requires {
  X::shape::rank;
  typename X::value_type;
};

/// A span, vector or array of T, which borrows or is an lvalue: elements one behind the other. Asked in
/// place of a conversion to std::span, which costs more to compile.
template <class X, class T>
concept elements_of = !any_tensor<std::remove_reference_t<X>> && requires(X& x) {
  static_cast<T*>(x.data());
  x.size();
} && (std::is_const_v<T> || std::is_lvalue_reference_v<X> || std::ranges::enable_borrowed_range<X>);

namespace problems {
// Shape<dynamic, E...>, said so that Clang prints None and not the number behind `dynamic`.
template <auto... E>
struct shape : Shape<static_cast<std::size_t>(E)...> {};

// Problems: see explain/problem.hpp.
template <std::size_t Given, class S>
struct number_of_indices {
  static constexpr words text = words() << "dovetail: " << Given << (Given == 1 ? " index" : " indices")
                                        << " for shape " << S::text() << ", which has " << S::rank
                                        << (S::rank == 1 ? " axis" : " axes");
};
template <class From, class To>
struct reshape_from {
  static constexpr words text = words() << "dovetail: reshape from " << From::text() << " to " << To::text()
                                        << " changes the number of elements from " << From::size << " to " << To::size;
};
}  // namespace problems

namespace detail {
template <class S>
struct shown_shape {
  using type = S;
};
template <std::size_t... E>
struct shown_shape<Shape<dynamic, E...>> {
  using type = problems::shape<None{}, extent_of<E>...>;
};
template <class S>
using shown = typename shown_shape<S>::type;
}  // namespace detail

/// "(100, 28, 28)": a shape whose leading extent only run time knows.
template <class S>
std::string shape_text(std::size_t rows) {
  std::vector<std::size_t> extents(S::dims.begin(), S::dims.end());
  extents[0] = rows;
  return sentence(extents);
}

namespace detail {

/// Walks the rows of the leading axis.
template <class Row, class T>
class RowIterator {
 public:
  using value_type = Row;
  using difference_type = std::ptrdiff_t;
  constexpr RowIterator() = default;
  constexpr explicit RowIterator(T* data) noexcept : data_(data) {}
  constexpr Row operator*() const noexcept { return Row(data_); }
  constexpr RowIterator& operator++() noexcept {
    data_ += Row::shape::size;
    return *this;
  }
  constexpr RowIterator operator++(int) noexcept {
    auto old = *this;
    ++*this;
    return old;
  }
  constexpr bool operator==(const RowIterator&) const = default;

 private:
  T* data_ = nullptr;
};

template <class T, class S>
struct view_for;
template <class T, std::size_t... E>
struct view_for<T, Shape<E...>> {
  using type = View<T, E...>;
};

/// What Tensor and View share: everything that follows from data(), rows() and the shape.
template <class Self, std::size_t B, std::size_t... E>
class Access {
 public:
  using shape = Shape<B, E...>;                     ///< Shape<B, E...>
  static constexpr std::size_t rank = shape::rank;  ///< the number of axes
  /// Elements in a row of the leading axis.
  static constexpr std::size_t row_size = Shape<E...>::size;

  constexpr std::size_t size() const noexcept { return self().rows() * row_size; }  ///< the number of elements
  constexpr bool empty() const noexcept { return size() == 0; }                     ///< whether there is no element

  /// The element at so many indices as there are axes. Not checked: at() does.
  template <std::integral... I>
    requires(sizeof...(I) == rank)
  constexpr decltype(auto) operator()(I... i) noexcept {
    return (self().data()[offset(i...)]);
  }
  /// The same where this is const.
  template <std::integral... I>
    requires(sizeof...(I) == rank)
  constexpr decltype(auto) operator()(I... i) const noexcept {
    return (self().data()[offset(i...)]);
  }
  /// Does not compile: another number of indices.
  template <std::integral... I>
    requires(sizeof...(I) != rank)
  constexpr auto& operator()(I...) const noexcept {
    using problem = typename explain<problems::number_of_indices<sizeof...(I), shown<shape>>>::problem;
    static_assert(no<problem::text>, DOVETAIL_MESSAGE(problem::text,
                  "dovetail: an element has as many indices as the tensor has axes"));
    return const_cast<typename Self::value_type&>(*self().data());  // so that x(1) = 4 is one error
  }

  /// The element at so many indices as there are axes. Throws IndexError where one is outside its axis.
  template <std::integral... I>
    requires(sizeof...(I) == rank)
  constexpr decltype(auto) at(I... i) {
    check(i...);
    return (*this)(i...);
  }
  /// The same where this is const.
  template <std::integral... I>
    requires(sizeof...(I) == rank)
  constexpr decltype(auto) at(I... i) const {
    check(i...);
    return (*this)(i...);
  }

  /// Row i of the leading axis as a view; the element itself where there is one axis. Not checked.
  constexpr decltype(auto) operator[](std::size_t i) noexcept { return row(self().data(), i); }
  /// The same where this is const.
  constexpr decltype(auto) operator[](std::size_t i) const noexcept { return row(self().data(), i); }

  constexpr auto begin() noexcept { return iterator(self().data()); }               ///< of the rows: for (auto row : x)
  constexpr auto begin() const noexcept { return iterator(self().data()); }         ///< where this is const
  constexpr auto end() noexcept { return iterator(self().data() + size()); }        ///< behind the last row
  constexpr auto end() const noexcept { return iterator(self().data() + size()); }  ///< where this is const

  /// All elements as a std::span, in row-major order.
  constexpr auto flat() noexcept { return std::span(self().data(), size()); }
  /// The same where this is const.
  constexpr auto flat() const noexcept { return std::span(self().data(), size()); }

  /// The same elements in another shape, as a view: x.reshape<28, 28>(), x.reshape<dynamic, 784>(). A shape with
  /// another number of elements does not compile; where only run time can tell, it throws ShapeError.
  template <std::size_t... F>
  constexpr auto reshape() & {
    return reshaped<F...>(self().data());
  }
  /// The same where this is const.
  template <std::size_t... F>
  constexpr auto reshape() const& {
    return reshaped<F...>(self().data());
  }

 private:
  constexpr Self& self() noexcept { return static_cast<Self&>(*this); }
  constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }

  template <class... I>
  static constexpr std::size_t offset(I... i) noexcept {
    std::size_t sum = 0, axis = 0;
    ((sum = sum * shape::dims[axis++] + static_cast<std::size_t>(i)), ...);
    return sum;
  }
  template <class... I>
  constexpr void check(I... i) const {
    std::size_t axis = 0;
    const auto one = [&](std::size_t index) {
      const std::size_t bound = axis == 0 ? self().rows() : shape::dims[axis];
      if (index >= bound)
        fail<IndexError>({"index ", static_cast<std::ptrdiff_t>(index), " is out of range for axis ", axis, " of shape ",
                         shape_text<shape>(self().rows())});
      ++axis;
    };
    (one(static_cast<std::size_t>(i)), ...);
  }
  template <class T>
  static constexpr decltype(auto) row(T* data, std::size_t i) noexcept {
    if constexpr (rank == 1) {
      return (data[i]);
    } else {
      return View<T, E...>(data + i * row_size);
    }
  }
  template <class T>
  static constexpr auto iterator(T* data) noexcept {
    if constexpr (rank == 1) {
      return data;
    } else {
      return RowIterator<View<T, E...>, T>(data);
    }
  }
  template <std::size_t... F, class T>
  constexpr View<T, F...> reshaped(T* data) const {
    using To = Shape<F...>;
    constexpr bool known = B != dynamic, fixed = To::dims[0] != dynamic;
    constexpr bool fits = fixed ? !known || To::size == shape::size : shape::size % To::size == 0 || !known;
    using problem = typename explain<std::conditional_t<fits, none, problems::reshape_from<shown<shape>, shown<To>>>>::problem;
    static_assert(no<problem::text>, DOVETAIL_MESSAGE(problem::text,
                  "dovetail: a reshape keeps the number of elements"));
    if constexpr (fixed) {
      if (size() != To::size)
        fail<ShapeError>({"shape ", shape_text<shape>(self().rows()), " cannot be reshaped to ", To::text()});
      return View<T, F...>(data);
    } else {
      if (size() % To::size != 0)
        fail<ShapeError>({"shape ", shape_text<shape>(self().rows()), " cannot be reshaped to ", To::text()});
      return View<T, F...>(data, size() / To::size);
    }
  }
};

}  // namespace detail

/// Equal shapes and equal elements.
template <any_tensor A, any_tensor C>
  requires std::same_as<typename A::value_type, typename C::value_type> && (A::rank == C::rank)
constexpr bool operator==(const A& a, const C& c) noexcept {
  for (std::size_t i = 1; i < A::rank; ++i)
    if (A::shape::dims[i] != C::shape::dims[i]) return false;
  if (a.rows() != c.rows()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(a.data()[i] == c.data()[i])) return false;
  return true;
}

}  // namespace dovetail

// size() counts elements and iteration walks rows, so std::ranges must not take one for the other.
template <dovetail::any_tensor X>
  requires(X::rank > 1)
inline constexpr bool std::ranges::disable_sized_range<X> = true;
