// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/tensor/concepts.hpp>
#include <dovetail/tensor/index_problem.hpp>
#include <dovetail/tensor/row_iterator.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {

/// What Tensor, View and StridedView share: elements and rows, which follow from data(), rows() and their strides.
template <class Self, std::size_t B, std::size_t... E>
class Indexed {
 public:
  using shape = Shape<B, E...>;                     ///< Shape<B, E...>
  static constexpr std::size_t rank = shape::rank;  ///< the number of axes

  constexpr std::size_t size() const noexcept { return self().rows() * Shape<E...>::size; }  ///< the number of elements
  constexpr bool empty() const noexcept { return size() == 0; }  ///< whether there is no element

  /// The element at one index per axis; negative ones count from the end. Not checked: at() does.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) operator()(Idx... i) & noexcept {
    return (self().data()[offset(i...)]);
  }
  /// The element at one index per axis, to read; negative ones count from the end. Not checked.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) operator()(Idx... i) const& noexcept {
    return (self().data()[offset(i...)]);
  }
  /// The element of a temporary tensor is a copy.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) operator()(Idx... i) const&& noexcept {
    if constexpr (owner<Self>) return copy_of(self()(i...));
    if constexpr (!owner<Self>) return self()(i...);
  }
  /// Does not compile: another number of indices.
  template <std::integral... Idx, class X = Self>
    requires(sizeof...(Idx) != rank)
  constexpr refused_element<typename X::value_type> operator()(Idx...) const noexcept {
    using problem = explained<problems::number_of_indices<sizeof...(Idx), detail::shape::shown<shape>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// Does not compile: an argument that is not an index.
  template <class... Idx, class X = Self>
    requires(!(any_index<Idx> && ...))
  constexpr refused_element<typename X::value_type> operator()(const Idx&...) const noexcept {
    using problem = explained<typename first_problem<decltype(tensor::index_problem<Idx>())...>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  /// A part of the tensor, seen where it is: x(all, range<0, 10, 2>, last). See slice.hpp.
  template <any_index... Idx>
    requires(!std::integral<Idx> || ...)
  constexpr decltype(auto) operator()(Idx... i) & {
    return sliced(self(), i...);
  }
  /// A part of the tensor, to read.
  template <any_index... Idx>
    requires(!std::integral<Idx> || ...)
  constexpr decltype(auto) operator()(Idx... i) const& {
    return sliced(self(), i...);
  }
  /// A part of a temporary tensor is a copy.
  template <any_index... Idx>
    requires(!std::integral<Idx> || ...)
  constexpr decltype(auto) operator()(Idx... i) const&& {
    if constexpr (owner<Self>) return copy_of(sliced(self(), i...));
    if constexpr (!owner<Self>) return sliced(self(), i...);
  }
  /// N rows from `first` on. Throws IndexError where there are fewer.
  template <std::size_t N>
  constexpr auto slice(std::size_t first) & {
    return sliced(self(), SliceOf<N>{first});
  }
  /// N rows from `first` on, to read. Throws IndexError where there are fewer.
  template <std::size_t N>
  constexpr auto slice(std::size_t first) const& {
    return sliced(self(), SliceOf<N>{first});
  }
  /// N rows of a temporary tensor are a copy.
  template <std::size_t N>
  constexpr auto slice(std::size_t first) const&& {
    return std::move(*this)(SliceOf<N>{first});
  }

  /// `count` rows from `first` on, both known at run time: x.rows(100, 32). Throws IndexError where there are fewer.
  constexpr auto rows(std::size_t first, std::size_t count) & { return some_rows(self().data(), first, count); }
  /// `count` rows from `first` on, to read. Throws IndexError where there are fewer.
  constexpr auto rows(std::size_t first, std::size_t count) const& { return some_rows(self().data(), first, count); }
  /// `count` rows of a temporary tensor are a copy.
  constexpr auto rows(std::size_t first, std::size_t count) const&& {
    if constexpr (owner<Self>) return copy_of(rows(first, count));
    if constexpr (!owner<Self>) return rows(first, count);
  }

  /// The element at one index per axis. Throws IndexError where one is outside its axis, a negative one too.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) at(Idx... i) & {
    check(i...);
    return (*this)(i...);
  }
  /// The element at one index per axis, to read. Throws IndexError where one is outside its axis, a negative one too.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) at(Idx... i) const& {
    check(i...);
    return (*this)(i...);
  }
  /// The element of a temporary tensor is a copy. Throws IndexError where an index is outside its axis.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr decltype(auto) at(Idx... i) const&& {
    check(i...);
    return std::move(*this)(i...);
  }

  /// Does not compile: another number of indices, or what is no integer.
  template <class... Idx, class X = Self>
    requires(sizeof...(Idx) != rank || !(std::integral<Idx> && ...))
  constexpr refused_element<typename X::value_type> at(const Idx&...) const noexcept {
    using count = problems::number_of_indices<sizeof...(Idx), detail::shape::shown<shape>>;
    using problem = explained<typename first_problem<decltype(tensor::integer_problem<Idx>())..., count>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

  /// Row i of the leading axis as a view; the element itself where there is one axis. A negative i counts from the end.
  /// Not checked.
  template <row_index Idx>
  constexpr decltype(auto) operator[](Idx i) & noexcept {
    return row(self().data(), row_number(i));
  }
  /// Row i of the leading axis as a view to read. Not checked.
  template <row_index Idx>
  constexpr decltype(auto) operator[](Idx i) const& noexcept {
    return row(self().data(), row_number(i));
  }
  /// Row i of a temporary tensor is a copy.
  template <row_index Idx>
  constexpr decltype(auto) operator[](Idx i) const&& {
    if constexpr (owner<Self>) return copy_of(row(self().data(), row_number(i)));
    if constexpr (!owner<Self>) return row(self().data(), row_number(i));
  }
  /// Does not compile: what is no index of a row.
  template <class Idx = std::initializer_list<int>, class X = Self>
    requires(!row_index<Idx>)
  constexpr refused_element<typename X::value_type> operator[](const Idx&) const noexcept {
    using problem = explained<decltype(tensor::integer_problem<Idx>())>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

  constexpr auto begin() & noexcept { return iterator(self().data(), 0); }       ///< the first row: for (auto row : x)
  constexpr auto begin() const& noexcept { return iterator(self().data(), 0); }  ///< the first row, to read
  constexpr auto end() & noexcept { return iterator(self().data(), self().rows()); }  ///< after the last row
  constexpr auto end() const& noexcept {
    return iterator(self().data(), self().rows());
  }  ///< after the last row, to read

 private:
  constexpr Self& self() noexcept { return static_cast<Self&>(*this); }
  constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }

  constexpr std::size_t extent(std::size_t axis) const noexcept {
    return axis == 0 ? self().rows() : shape::dims[axis];
  }
  constexpr std::size_t row_number(auto i) const noexcept { return from_start(i, self().rows()); }
  template <class... Idx>
  constexpr std::ptrdiff_t offset(Idx... i) const noexcept {
    std::ptrdiff_t sum = 0;
    std::size_t axis = 0;
    const auto add = [&](auto index) {
      const auto at = static_cast<std::ptrdiff_t>(from_start(index, extent(axis)));
      if constexpr (any_tensor<Self>) sum = sum * static_cast<std::ptrdiff_t>(shape::dims[axis]) + at;
      if constexpr (!any_tensor<Self>) sum += at * Self::strides::values[axis];
      ++axis;
    };
    (add(i), ...);
    return sum;
  }
  template <class... Idx>
  constexpr void check(Idx... i) const {
    std::size_t axis = 0;
    const auto one = [&](std::size_t index) {
      if (index >= extent(axis))
        fail<IndexError>({"index ", static_cast<std::ptrdiff_t>(index), " is out of range for axis ", axis,
                          " of shape ", shape_text<shape>(self().rows())});
      ++axis;
    };
    (one(static_cast<std::size_t>(i)), ...);
  }
  static constexpr std::ptrdiff_t row_stride() noexcept {
    if constexpr (any_tensor<Self>) {
      return static_cast<std::ptrdiff_t>(Shape<E...>::size);
    } else {
      return Self::strides::values[0];
    }
  }
  template <class T>
  static constexpr decltype(auto) row(T* data, std::size_t i) noexcept {
    T* const at = data + (Shape<E...>::size > 0 ? static_cast<std::ptrdiff_t>(i) * row_stride() : 0);
    if constexpr (rank == 1) {
      return (*at);
    } else if constexpr (any_tensor<Self>) {
      return View<T, E...>(at);
    } else {
      return Self::row_at(at);
    }
  }
  template <class T>
  constexpr auto some_rows(T* data, std::size_t first, std::size_t count) const {
    const std::size_t all = self().rows();
    if (first > all || count > all - first)
      fail<IndexError>({count, count == 1 ? " row from " : " rows from ", first,
                        " on are out of range for axis 0 of shape ", shape_text<shape>(all)});
    T* const at = data + (Shape<E...>::size > 0 ? static_cast<std::ptrdiff_t>(first) * row_stride() : 0);
    if constexpr (any_tensor<Self>) {
      return View<T, dynamic, E...>(at, count);
    } else {
      return StridedView<T, Shape<dynamic, E...>, typename Self::strides>(at, count);
    }
  }
  template <class T>
  static constexpr auto iterator(T* data, std::size_t i) noexcept {
    if constexpr (rank == 1 && any_tensor<Self>) {
      return data + i;
    } else {
      return RowIterator<decltype(row(data, 0)), row_stride(), T>(data, i);
    }
  }
};

}  // namespace detail::tensor
}  // namespace dovetail::inline DOVETAIL_TARGET
