// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>

#include <dovetail/tensor/data_for.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class From, class To, std::size_t M, std::size_t N>
struct reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N {};
template <class From, class To>
using reshape_from = reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N<From, To, From::size, To::size>;
template <class Fix>
struct the_extents_of_a_shape_are_known_to_the_compiler {};
struct equal;
struct not_equal;
template <class Y, class Fix>
struct a_tensor_and_Y_are_compared_element_by_element {};
template <class A, class B, class Fix>
struct tensors_of_shapes_A_and_B_are_never_equal {};
template <class X, class Fix>
struct beside_a_tensor_X_has_no_shape {};
template <class X, class Fix>
struct X_has_no_shape {};
struct write_any_or_all {};
template <class S, class Fix>
struct the_truth_value_of_a_tensor_of_shape_S_is_ambiguous {};
}  // namespace detail::problems

namespace detail::tensor {

/// Elements without a shape: a std::vector, a span, a std::array.
template <class X>
concept shapeless = contiguous_data<X> && !std::is_array_v<X>;
/// What is wrong with X beside a tensor of shape S.
template <class X, class S>
struct shapeless_problem;
template <class X, std::size_t... E>
struct shapeless_problem<X, Shape<E...>> {
  using type = problems::beside_a_tensor_X_has_no_shape<
      X, problems::write<View<const std::remove_const_t<element_in<X>>, E...>(...)>>;
};

/// Whether == of a tensor X and Y has one value for all elements, which is not what is meant.
template <class X, class Y>
concept compared_by_name =
    any_operand<X> && (std::is_arithmetic_v<Y> || shapeless<Y> || (any_operand<Y> && X::rank != Y::rank));
// What is wrong with it, and what such a comparison gives.
template <class By, class X, class Y>
consteval auto comparison_problem() {
  if constexpr (is_refused<X> || is_refused<Y>) {
    return none{};
  } else if constexpr (!any_operand<X>) {
    return tensor::comparison_problem<By, Y, X>();
  } else if constexpr (any_operand<Y>) {
    return problems::tensors_of_shapes_A_and_B_are_never_equal<
        detail::shape::shown<typename X::shape>, detail::shape::shown<typename Y::shape>, problems::write<By(...)>>{};
  } else if constexpr (shapeless<Y>) {
    return typename shapeless_problem<Y, typename X::shape>::type{};
  } else {
    return problems::a_tensor_and_Y_are_compared_element_by_element<Y, problems::write<By(...)>>{};
  }
}
template <class S>
using truth_problem =
    problems::the_truth_value_of_a_tensor_of_shape_S_is_ambiguous<detail::shape::shown<S>, problems::write_any_or_all>;
template <class X, class Y>
using compared = refused<tensor_of<bool, typename std::conditional_t<any_operand<X>, X, Y>::shape>>;

// Not a concept of the arguments: Clang 16 crashes where it looks at the types of a pack of values.
constexpr bool is_minus_1(auto extent) {
  if constexpr (std::signed_integral<decltype(extent)>)
    return extent == -1;
  else
    return false;
}
/// Whether one of the extents is -1: worked out from the others.
template <auto... F>
inline constexpr bool open_extent = (is_minus_1(F) || ...);
/// The extents F of all elements of S, with -1 worked out from the others.
template <class S, auto... F>
struct ClosedShape {
  static constexpr std::size_t others = (std::size_t{1} * ... * (open_extent<F> ? 1 : static_cast<std::size_t>(F)));
  static constexpr std::size_t missing = S::dims[0] == dynamic ? dynamic : S::size / (others > 0 ? others : 1);
  static constexpr std::array<std::size_t, sizeof...(F)> values{
      (open_extent<F> ? missing : static_cast<std::size_t>(F))...};

  template <std::size_t... Idx>
  static Shape<values[Idx]...> at(std::index_sequence<Idx...>);
};
template <class S, auto... F>
using closed_shape = decltype(ClosedShape<S, F...>::at(std::make_index_sequence<sizeof...(F)>{}));

/// What Tensor and View have beyond Indexed, since their elements are contiguous.
template <class Self, std::size_t B, std::size_t... E>
class Access : public Indexed<Self, B, E...> {
 public:
  using typename Indexed<Self, B, E...>::shape;
  /// Elements in a row of the leading axis.
  static constexpr std::size_t row_size = Shape<E...>::size;

  /// All elements as a std::span, in row-major order.
  constexpr auto flat() & noexcept { return std::span(self().data(), this->size()); }
  /// All elements as a std::span of const, in row-major order.
  constexpr auto flat() const& noexcept { return std::span(self().data(), this->size()); }

  /// The elements in another shape, as a view: x.reshape<28, 28>(), x.reshape<dynamic, 784>(). A shape with
  /// another number of elements does not compile; where only run time can tell, it throws ShapeError.
  template <std::size_t... F>
  constexpr auto reshape() & {
    return reshaped<F...>(self().data());
  }
  /// The elements in another shape, as a view to read.
  template <std::size_t... F>
  constexpr auto reshape() const& {
    return reshaped<F...>(self().data());
  }
  /// The elements in another shape, with -1 for the extent that follows from the others: x.reshape<-1, 2>().
  template <auto... F>
    requires(open_extent<F...>)
  constexpr auto reshape() & {
    return closed(closed_shape<shape, F...>{}, self().data());
  }
  /// The elements in another shape, as a view to read, with -1 for the extent that follows from the others.
  template <auto... F>
    requires(open_extent<F...>)
  constexpr auto reshape() const& {
    return closed(closed_shape<shape, F...>{}, self().data());
  }
  /// Does not compile: x.reshape(2, 3), x.reshape({2, 3}).
  template <class N = std::initializer_list<int>, class... More, class X = Self>
  constexpr refused_element<typename X::value_type> reshape(const N&, const More&...) const {
    using found =
        problems::the_extents_of_a_shape_are_known_to_the_compiler<problems::write<problems::reshape<2, 3>()>>;
    using problem = explained<of_call<found, N>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

 private:
  constexpr Self& self() noexcept { return static_cast<Self&>(*this); }
  constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }

  template <class To>
  static constexpr bool fits =
      To::dims[0] != dynamic ? B == dynamic || To::size == shape::size : B == dynamic || shape::size % To::size == 0;
  template <class To>
  using reshape_problem =
      explained<std::conditional_t<fits<To>, none,
                                   problems::reshape_from<detail::shape::shown<shape>, detail::shape::shown<To>>>>;

  template <class T, std::size_t... F>
  constexpr View<T, F...> closed(Shape<F...>, T* data) const {
    using problem = reshape_problem<Shape<F...>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>)
      return reshaped<F...>(data);
    else
      return {};
  }
  template <std::size_t... F, class T>
  constexpr View<T, F...> reshaped(T* data) const {
    using To = Shape<F...>;
    using problem = reshape_problem<To>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (To::dims[0] != dynamic) {
      if (this->size() != To::size)
        fail<ShapeError>({"shape ", shape_text<shape>(self().rows()), " cannot be reshaped to ", To::text()});
      return View<T, F...>(data);
    } else {
      if (this->size() % To::size != 0)
        fail<ShapeError>({"shape ", shape_text<shape>(self().rows()), " cannot be reshaped to ", To::text()});
      return View<T, F...>(data, this->size() / To::size);
    }
  }
};

}  // namespace detail::tensor

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
/// Does not compile: x == 3, and tensors with other numbers of axes.
template <class X, class Y>
  requires(detail::tensor::compared_by_name<X, Y> || detail::tensor::compared_by_name<Y, X>)
constexpr detail::tensor::compared<X, Y> operator==(const X&, const Y&) {
  using problem = detail::explained<decltype(detail::tensor::comparison_problem<detail::problems::equal, X, Y>())>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return {};
}
/// Does not compile: x != 3, and tensors with other numbers of axes.
template <class X, class Y>
  requires(detail::tensor::compared_by_name<X, Y> || detail::tensor::compared_by_name<Y, X>)
constexpr detail::tensor::compared<X, Y> operator!=(const X&, const Y&) {
  using problem = detail::explained<decltype(detail::tensor::comparison_problem<detail::problems::not_equal, X, Y>())>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return {};
}

}  // namespace dovetail::inline DOVETAIL_TARGET

// The rows of a view outlive it, those of a tensor do not.
template <dovetail::any_tensor X>
  requires(!dovetail::detail::tensor::owner<X>)
inline constexpr bool std::ranges::enable_borrowed_range<X> = true;
// size() counts elements and iteration walks rows, so std::ranges must not take one for the other.
template <dovetail::any_tensor X>
  requires(X::rank > 1)
inline constexpr bool std::ranges::disable_sized_range<X> = true;
