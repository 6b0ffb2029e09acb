// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/ops/squeeze.hpp>

/// Tensors put together along an axis that they have, or along a new one.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::ptrdiff_t Axis, class... S>
struct concatenate_along_axis_N_takes_equal_extents_elsewhere_and_not_shapes {};
template <class X, class Fix>
struct concatenate_takes_tensors_and_not {};
template <class X, class Fix>
struct stack_takes_tensors_and_not {};
struct axis;
template <class Axis>
struct concatenate;
template <class Axis>
struct stack;
}  // namespace detail::problems

namespace detail::ops {
template <class... X>
concept not_all_operands = !(any_operand<X> && ...);
template <class...>
struct first_other {
  using type = void;
};
template <class X, class... More>
struct first_other<X, More...> : std::conditional_t<any_operand<X>, first_other<More...>, std::type_identity<X>> {};

template <std::ptrdiff_t Axis, class S, class... More>
struct Concatenated {
  static constexpr std::size_t axis = expressions::axis_of(Axis, S::rank);
  struct Sum {
    std::array<std::size_t, S::rank> extents = S::dims;
    bool fits = true;
  };
  static constexpr Sum sum = [] {
    Sum all;
    const auto add = [&](const auto& dims) {
      if (dims.size() != S::rank) return void(all.fits = false);
      for (std::size_t i = 0; i < S::rank; ++i) {
        std::size_t& extent = all.extents[i];
        const bool open = extent == dynamic || dims[i] == dynamic;
        if (i == axis)
          extent = open ? dynamic : extent + dims[i];
        else if (extent != dims[i] && !open)
          all.fits = false;
        else if (extent == dynamic)
          extent = dims[i];
      }
    };
    (add(More::dims), ...);
    return all;
  }();
  using problem = expressions::first_of<
      expressions::axis_problem<Axis, S>,
      std::conditional_t<sum.fits, none,
                         problems::concatenate_along_axis_N_takes_equal_extents_elsewhere_and_not_shapes<
                             Axis, shape::shown<S>, shape::shown<More>...>>>;
  static constexpr auto values = sum.extents;
};
}  // namespace detail::ops

/// The elements of x, then those of the others, along an axis, the first if none is named: of (2, 3) and (4, 3) along
/// axis 0, (6, 3). Negative axes count from the end. Throws ShapeError where dynamic extents along another axis turn
/// out to differ.
template <std::ptrdiff_t Axis = 0, any_operand... X>
  requires(sizeof...(X) > 0)
constexpr auto concatenate(const X&... x) {
  using namespace detail::ops;
  using Rule = Concatenated<Axis, typename X::shape...>;
  using problem = detail::explained<typename Rule::problem>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using T = typename decltype((Common<void>{} | ... | Common<typename X::value_type>{}))::type;
  if constexpr (!no_problem<problem::text>) {
    return Refused<T, X...>{};
  } else if constexpr (std::is_same_v<T, Symbolic>) {
    return record_concatenate<Rule>(x...);
  } else {
    using S = detail::shape::shape_from<Rule>;
    const std::size_t each[] = {x.rows()...};
    std::size_t rows = Rule::axis == 0 ? 0 : each[0];
    for (const std::size_t n : each)
      if (Rule::axis == 0)
        rows += n;
      else if (n != rows)
        detail::fail<ShapeError>(
            {"tensors of ", rows, " and of ", n, " rows cannot be concatenated along axis ", Rule::axis});
    auto y = uninitialized<T, S>(rows);
    std::ptrdiff_t offset = 0;
    const auto one = [&]<class Y>(const Y& part) {
      copy_into<detail::shape::row_major<S>>(part, y.data(), offset);
      offset += static_cast<std::ptrdiff_t>(Rule::axis == 0 ? part.rows() : Y::shape::dims[Rule::axis]) *
                detail::shape::row_major<S>::values[Rule::axis];
    };
    (one(x), ...);
    return y;
  }
}

/// Refuses an axis among the tensors.
template <any_operand X, class... More>
  requires detail::ops::not_all_operands<More...>
constexpr auto concatenate(const X&, const More&...) {
  using problem = detail::explained<detail::problems::concatenate_takes_tensors_and_not<
      typename detail::ops::first_other<More...>::type,
      detail::problems::write<detail::problems::concatenate<detail::problems::axis>(...)>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return detail::ops::Refused<typename X::value_type, X>{};
}

/// x and the others, alike in shape, along a new axis, the first if none is named: of two (3, 4) along axis 1, (3, 2,
/// 4).
template <std::ptrdiff_t Axis = 0, any_operand... X>
  requires(sizeof...(X) > 0)
constexpr auto stack(const X&... x) {
  return concatenate<Axis>(expand_dims<Axis>(x)...);
}

/// Refuses an axis among the tensors.
template <any_operand X, class... More>
  requires detail::ops::not_all_operands<More...>
constexpr auto stack(const X&, const More&...) {
  using problem = detail::explained<detail::problems::stack_takes_tensors_and_not<
      typename detail::ops::first_other<More...>::type,
      detail::problems::write<detail::problems::stack<detail::problems::axis>(...)>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return detail::ops::Refused<typename X::value_type, X>{};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
