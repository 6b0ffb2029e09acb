// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <iterator>
#include <span>
#include <type_traits>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/tensor/borrowing.hpp>
#include <dovetail/tensor/indexed.hpp>

/// Data that lives elsewhere, which a View sees and a Tensor copies: C arrays, std::array, spans, vectors.
namespace dovetail::inline DOVETAIL_TARGET::detail {

namespace problems {
template <class Given, class S>
struct an_array_of_shape_A_for_elements_of_shape {};
template <class U>
struct of_a_view_of {};
template <class T>
struct of_T {};
// What to cast: the view as it is written, but for its rows if only run time knows them.
template <class U, class S>
using of_view = std::conditional_t<S::dims[0] == dynamic, of_a_view_of<U>, of_T<view_of<const U, S>(...)>>;
template <class U, class T, class Fix>
struct elements_of_U_for_elements_of_T {};
template <class U, class T, class S>
using elements_for_elements = elements_of_U_for_elements_of_T<U, T, write<cast<T>(...), of_view<U, S>>>;
}  // namespace problems

namespace tensor {
/// The first element of a C array of any number of axes, or of what has data().
template <class X>
constexpr auto* first_element(X& x) noexcept {
  if constexpr (std::is_array_v<std::remove_extent_t<X>>)
    return first_element(x[0]);
  else if constexpr (std::is_array_v<X>)
    return &x[0];
  else
    return x.data();
}
/// The type of the elements, const where they are not to be written.
template <class X>
using element_in = std::remove_pointer_t<decltype(first_element(std::declval<std::remove_reference_t<X>&>()))>;

/// A C array, or what has data() and size() and is no tensor: contiguous elements.
template <class X>
concept contiguous_data = !any_operand<X> && (std::is_array_v<X> || requires(X& x) {
  requires std::is_pointer_v<decltype(x.data())>;
  x.size();
});
/// Data of numbers for a view or tensor of T. What it is that does not fit, data_problem tells.
template <class X, class T>
concept data_for = contiguous_data<std::remove_reference_t<X>> &&
                   (std::is_arithmetic_v<element_in<X>> ||
                    std::is_same_v<std::remove_const_t<element_in<X>>, std::remove_const_t<T>>) &&
                   (std::is_const_v<T> || !std::is_const_v<element_in<X>>);

/// The shape of an array, where its type has one; else none.
template <class X>
struct array_shape {
  using type = void;
};
template <class T, std::size_t N>
struct array_shape<std::array<T, N>> {
  using type = Shape<N>;
};
template <class T, std::size_t N>
  requires(N != std::dynamic_extent)
struct array_shape<std::span<T, N>> {
  using type = Shape<N>;
};
template <class T, std::size_t N>
struct array_shape<T[N]> {
  using type = Shape<N>;
};
template <class T, std::size_t N>
  requires std::is_array_v<T>
struct array_shape<T[N]> {
  using type = shape::batch_shape<typename array_shape<T>::type, N>;
};

// What is wrong with an array of shape Given for a tensor or view of shape S. One of one axis is taken as it lies in
// memory.
template <class Given, class S>
struct array_problem {
  static constexpr bool open = S::dims[0] == dynamic;
  static constexpr bool fits = std::is_same_v<shape::row_shape<Given>, shape::row_shape<S>>
                                   ? open || std::is_same_v<Given, S>
                                   : Given::rank == 1 && (open ? Given::size % S::size == 0 : Given::size == S::size);
  using type =
      std::conditional_t<fits, none, problems::an_array_of_shape_A_for_elements_of_shape<Given, shape::shown<S>>>;
};
template <class S>
struct array_problem<void, S> {
  using type = none;
};
/// What is wrong with data of type X for elements of T in shape S.
template <class X, class T, class S>
struct data_problem
    : first_problem<std::conditional_t<std::is_same_v<std::remove_const_t<element_in<X>>, T>, none,
                                       problems::elements_for_elements<std::remove_const_t<element_in<X>>, T, S>>,
                    typename array_problem<typename array_shape<std::remove_cvref_t<X>>::type, S>::type> {};
/// The same for a view, which what is temporary must not leave behind.
template <class X, class T, class S>
struct view_problem : data_problem<X, T, S> {};
template <class X, class T, class S>
  requires(!std::is_reference_v<X> && !std::ranges::enable_borrowed_range<std::remove_cv_t<X>>)
struct view_problem<X, T, S> {
  using type = problems::this_borrows_elements_which_a_temporary_T_does_not_keep<X, problems::name_it_first>;
};

/// The number of rows of S that have this many elements; throws ShapeError if no number has.
template <class S>
constexpr std::size_t rows_in(std::size_t elements) {
  const std::size_t row = shape::row_shape<S>::size;
  const bool fits = S::dims[0] == dynamic ? elements % row == 0 : elements == S::size;
  if (!fits)
    fail<ShapeError>({"expected the elements of shape ", S::text(), ", found ", elements,
                      S::dims[0] == dynamic ? ", no multiple of " : " in place of ",
                      S::dims[0] == dynamic ? row : S::size});
  return elements / row;
}
/// The number of rows of S that x holds. Throws ShapeError if its elements are no rows of S.
template <class S, class X>
constexpr std::size_t rows_of(const X& x) {
  if constexpr (std::is_void_v<typename array_shape<X>::type>)
    return rows_in<S>(x.size());
  else
    return array_shape<X>::type::size / shape::row_shape<S>::size;  // the type has it
}
}  // namespace tensor
}  // namespace dovetail::inline DOVETAIL_TARGET::detail
