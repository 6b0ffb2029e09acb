// SPDX-License-Identifier: MIT
#pragma once
#include <iterator>
#include <span>
#include <type_traits>

#include <dovetail/tensor/indexed.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class From, class To, std::size_t M, std::size_t N>
struct reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N {};
template <class From, class To>
using reshape_from = reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N<From, To, From::size, To::size>;
}  // namespace detail::problems

namespace detail::tensor {

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

 private:
  constexpr Self& self() noexcept { return static_cast<Self&>(*this); }
  constexpr const Self& self() const noexcept { return static_cast<const Self&>(*this); }

  template <std::size_t... F, class T>
  constexpr View<T, F...> reshaped(T* data) const {
    using To = Shape<F...>;
    constexpr bool known = B != dynamic, fixed = To::dims[0] != dynamic;
    constexpr bool fits = fixed ? !known || To::size == shape::size : shape::size % To::size == 0 || !known;
    using problem = explained<
        std::conditional_t<fits, none, problems::reshape_from<detail::shape::shown<shape>, detail::shape::shown<To>>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (fixed) {
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

}  // namespace dovetail::inline DOVETAIL_TARGET

// The rows of a view outlive it, those of a tensor do not.
template <dovetail::any_tensor X>
  requires(!dovetail::detail::tensor::owner<X>)
inline constexpr bool std::ranges::enable_borrowed_range<X> = true;
// size() counts elements and iteration walks rows, so std::ranges must not take one for the other.
template <dovetail::any_tensor X>
  requires(X::rank > 1)
inline constexpr bool std::ranges::disable_sized_range<X> = true;
