// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/expressions/restrided.hpp>
#include <dovetail/formula/movement.hpp>
#include <dovetail/tensor/slice.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The element type of a symbol: Tensor<Symbolic, 3, 4> stands for a tensor of shape (3, 4) while a formula is run by
/// the compiler. Records of parameters are made of symbols in the same way.
struct Symbolic {};

namespace detail::problems {
template <class S>
struct a_formula_cuts_no_axis_of_None_elements_as_in_shape {};
struct a_formula_captures_nothing_but_takes_all_as_arguments {};
struct where;
template <class Fix>
struct a_formula_is_compiled_before_a_value_of_it_is_true_or_false {};
template <class Fix>
struct a_formula_changes_no_value_in_place {};
struct name_the_new_one {};
}  // namespace detail::problems

namespace detail::formula {
/// A node of a trace, whose type is its shape.
template <class S>
struct Symbol {
  using shape = S;                              ///< its shape
  using value_type = Symbolic;                  ///< as tensors have one
  static constexpr std::size_t rank = S::rank;  ///< the number of axes
  Trace* trace = nullptr;
  int id = -1;

  /// Refuses `if` and `while`.
  template <std::same_as<bool> B>
  constexpr explicit operator B() const {
    using problem = explained<of_call<
        problems::a_formula_is_compiled_before_a_value_of_it_is_true_or_false<problems::write<problems::where(...)>>,
        B>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }
  // Refuses to change a value. Not void: GCC looks into what gives `auto` where it is called.
  template <class Y>
  constexpr auto operator+=(const Y&) const {
    return changed<Y>();
  }
  template <class Y>
  constexpr auto operator-=(const Y&) const {
    return changed<Y>();
  }
  template <class Y>
  constexpr auto operator*=(const Y&) const {
    return changed<Y>();
  }
  template <class Y>
  constexpr auto operator/=(const Y&) const {
    return changed<Y>();
  }

 private:
  template <class Y>
  static constexpr auto changed() {
    using problem = explained<of_call<problems::a_formula_changes_no_value_in_place<problems::name_the_new_one>, Y>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }
};

template <class X>
concept symbol = any_operand<X> && std::is_same_v<typename X::value_type, Symbolic>;

template <class S>
using symbol_of = tensor_of<Symbolic, S>;
/// The symbol of a node.
template <class S>
constexpr symbol_of<S> symbol_at(Trace& trace, int id) {
  symbol_of<S> symbol;
  symbol.trace = &trace, symbol.id = id;
  return symbol;
}
/// The node of a symbol with all its extents: derived nodes may be the same along an axis.
template <symbol X>
constexpr int whole(const X& x) {
  return spread(*x.trace, x.id, extents_of<typename X::shape>());
}
/// Whether it can be a formula: a lambda without captures, or the like.
template <class F>
inline constexpr bool captures_nothing = std::is_empty_v<F> && std::is_default_constructible_v<F>;
/// What a refused operation gives, so that there is no other error.
template <class S>
using RefusedSymbol = refused<symbol_of<S>>;

/// The elements of x at the layout that strides over its row-major elements are. A copy of what is not row-major is
/// viewed.
template <class S, class Strides, symbol X>
constexpr auto view_of_symbol(const X& x, std::ptrdiff_t offset, std::ptrdiff_t per_row) {
  Layout layout{offset, per_row, {}};
  for (std::size_t i = 0; i < S::rank; ++i) layout.steps[most_axes - S::rank + i] = Strides::values[i];
  return symbol_at<S>(*x.trace, part_of(*x.trace, formula::whole(x), extents_of<S>(), layout));
}
}  // namespace detail::formula

/// Stands for a tensor in a formula: see value_and_grad.
template <>
class Tensor<Symbolic> : public detail::formula::Symbol<Shape<>> {};

/// Stands for a tensor in a formula: see value_and_grad.
template <std::size_t B, std::size_t... E>
class Tensor<Symbolic, B, E...> : public detail::formula::Symbol<Shape<B, E...>> {
 public:
  /// A part, as of a tensor: x(all, range<0, 2>), x(0, last). An axis whose extent run time tells is taken whole.
  template <class... Token>
  constexpr auto operator()(Token... token) const {
    using namespace detail;
    using S = Shape<B, E...>;
    using Axes = std::index_sequence_for<Token...>;
    using First = std::tuple_element_t<0, std::tuple<Token..., tensor::All>>;
    using problem = explained<typename first_problem<
        std::conditional_t<
            (sizeof...(Token) > S::rank),
            problems::N_indices_and_ranges_are_more_than_the_axes_of_shape<sizeof...(Token), shape::shown<S>>, none>,
        std::conditional_t<B == dynamic && !std::is_same_v<First, tensor::All>,
                           problems::a_formula_cuts_no_axis_of_None_elements_as_in_shape<shape::shown<S>>,
                           none>>::type>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      using cut = explained<typename tensor::slice_problem<S, Axes, Token...>::type>;
      static_assert(no_problem<cut::text>, DOVETAIL_MESSAGE(cut));
      if constexpr (no_problem<cut::text>) {
        using Part = tensor::Sliced<S, shape::row_major<S>, Axes, Token...>;
        return formula::view_of_symbol<typename Part::shape, typename Part::strides>(
            *this, Part::offset(B == dynamic ? 1 : B, token...), 0);
      } else {
        return formula::RefusedSymbol<S>{};
      }
    } else {
      return formula::RefusedSymbol<S>{};
    }
  }
  /// Row `index`: x[i](j) is x(i, j).
  constexpr auto operator[](std::size_t index) const { return (*this)(index); }
};

}  // namespace dovetail::inline DOVETAIL_TARGET

/// A tensor beside symbols makes no number of them, but a sentence: see record.hpp.
template <class T>
struct std::common_type<dovetail::Symbolic, T> {
  using type = dovetail::Symbolic;
};
template <class T>
struct std::common_type<T, dovetail::Symbolic> {
  using type = dovetail::Symbolic;
};
template <>
struct std::common_type<dovetail::Symbolic, dovetail::Symbolic> {
  using type = dovetail::Symbolic;
};
