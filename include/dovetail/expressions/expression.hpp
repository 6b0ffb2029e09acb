// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/broadcast.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/expressions/operand.hpp>

/// Expressions of tensors: computed element by element when they are assigned, in one pass and without a temporary.
namespace dovetail::inline DOVETAIL_TARGET {

/// f of operands, element by element: see below.
template <class F, class... X>
class Expression;

namespace detail::expressions {

/// f of lines.
template <class F, class... L>
struct Computed {
  [[no_unique_address]] F f;
  std::tuple<L...> lines;
  constexpr auto element(std::size_t i) const noexcept {
    return std::apply([&](const L&... line) { return F::element(f, line.element(i)...); }, lines);
  }
  template <class At>
  auto pack(At at) const noexcept {
    return std::apply([&](const L&... line) { return f(line.pack(at)...); }, lines);
  }
};

template <class X>
inline constexpr bool is_expression = false;
template <class F, class... X>
inline constexpr bool is_expression<Expression<F, X...>> = true;

/// What stands in an expression for x: expressions and temporary tensors move into it, all else is borrowed.
template <class X>
constexpr auto operand(X&& x) {
  using U = std::remove_cvref_t<X>;
  if constexpr (is_expression<U>) {
    return U(std::forward<X>(x));
  } else if constexpr (tensor::owner<U> && !std::is_lvalue_reference_v<X>) {
    return Operand<U>(std::move(x));
  } else if constexpr (any_tensor<U>) {
    return Operand(view_of<const typename U::value_type, typename U::shape>(x.data(), x.rows()));
  } else {
    return Operand(
        StridedView<const typename U::value_type, typename U::shape, typename U::strides>(x.data(), x.rows()));
  }
}

/// Where elements are written.
template <class X>
constexpr auto target(X& x) noexcept {
  using T = std::remove_pointer_t<decltype(x.data())>;
  if constexpr (any_tensor<X>)
    return Operand(view_of<T, typename X::shape>(x.data(), x.rows()));
  else
    return Operand(StridedView<T, typename X::shape, typename X::strides>(x.data(), x.rows()));
}

}  // namespace detail::expressions

namespace detail::problems {
template <class S, class Fix>
struct the_truth_value_of_an_expression_of_shape_S_is_ambiguous {};
template <class S>
using ambiguous_truth_value_of = the_truth_value_of_an_expression_of_shape_S_is_ambiguous<S, write_any_or_all>;
}  // namespace detail::problems

/// f of operands, element by element, broadcast together as NumPy does; `x + y` makes one. It is computed when it is
/// assigned or made into a tensor, in one pass over the operands. Tensors with a name are borrowed, temporary ones live
/// in it.
template <class F, class... X>
class Expression {
 public:
  using shape = broadcast_shape<typename X::shape...>;                       ///< the shape of the result
  using value_type = typename F::template value<typename X::value_type...>;  ///< the type of an element
  static constexpr std::size_t rank = shape::rank;                           ///< the number of axes

  /// Throws ShapeError where dynamic extents turn out to differ.
  constexpr explicit Expression(F f, X&&... x) : f_(f), x_(std::move(x)...) { check(); }

  /// The leading extent.
  constexpr std::size_t rows() const noexcept {
    if constexpr (shape::dims[0] != dynamic) return shape::dims[0];
    return std::apply(
        [](const X&... x) {
          std::size_t rows = 1;
          ((rows = is_leading<X> ? x.rows() : rows), ...);
          return rows;
        },
        x_);
  }
  constexpr std::size_t size() const noexcept {
    return rows() * detail::shape::row_shape<shape>::size;
  }  ///< the number of elements
  constexpr bool empty() const noexcept { return size() == 0; }  ///< whether there is no element
  /// The element at one index per axis, computed now; negative ones count from the end. Not checked.
  template <std::integral... Idx>
    requires(sizeof...(Idx) == rank)
  constexpr value_type operator()(Idx... i) const noexcept {
    std::size_t axis = 0;
    const auto extent = [&]() { return axis++ == 0 ? rows() : shape::dims[axis - 1]; };
    return line<shape, rank>({detail::tensor::from_start(i, extent())...}).element(0);
  }

  /// Does not compile: if (x > 0).
  template <std::same_as<bool> B>
  constexpr explicit operator B() const noexcept {
    using problem = detail::explained<detail::problems::ambiguous_truth_value_of<detail::shape::shown<shape>>>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    return {};
  }

  // What Operand has.
  template <class U>
  static constexpr bool packs = F::template packs<U, typename X::value_type...> && (X::template packs<U> && ...);
  template <class S>
  static constexpr bool can_collapse(std::size_t a, std::size_t b) {
    return (X::template can_collapse<S>(a, b) && ...);
  }
  template <class S, std::size_t Inner>
  constexpr auto line(const detail::expressions::Index<S::rank>& index) const noexcept {
    return std::apply(
        [&](const X&... x) {
          return detail::expressions::Computed<F, decltype(x.template line<S, Inner>(index))...>{
              f_, {x.template line<S, Inner>(index)...}};
        },
        x_);
  }
  template <class To>
  constexpr bool aliases(const To& to) const noexcept {
    return std::apply([&](const X&... x) { return (x.aliases(to) || ...); }, x_);
  }

 private:
  // Whether its leading extent is the result's and dynamic.
  template <class Y>
  static constexpr bool is_leading = [] {
    if constexpr (Y::shape::rank == shape::rank) return Y::shape::dims[0] == dynamic;
    return false;
  }();
  // Whether the leading extent of an operand, if it is dynamic, goes with the result's.
  template <class Y>
  static constexpr bool fits(std::size_t rows, std::size_t leading) {
    if constexpr (Y::shape::rank > 0)
      if constexpr (Y::shape::dims[0] == dynamic) {
        constexpr std::size_t beside = shape::dims[shape::rank - Y::shape::rank];
        return rows == (beside == dynamic ? leading : beside);
      }
    return true;
  }
  constexpr void check() const {
    if constexpr (shape::rank > 0) {
      const std::size_t leading = rows();
      std::apply(
          [leading](const X&... x) {
            if (!(fits<X>(x.rows(), leading) && ...)) refuse({x.rows()...});
          },
          x_);
    }
  }
  // Takes no operands: those whose address nobody has stay in registers.
  [[noreturn, gnu::cold]] static void refuse(std::array<std::size_t, sizeof...(X)> rows) {
    std::string text;
    const std::size_t* next = rows.data();
    const auto add = [&]<class S>(S) {
      if constexpr (S::rank > 0) text += (text.empty() ? "" : " and ") + shape_text<S>(*next);
      ++next;
    };
    (add(typename X::shape()), ...);
    detail::fail<ShapeError>({"operands could not be broadcast together with shapes ", text});
  }

  [[no_unique_address]] F f_;
  std::tuple<X...> x_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
