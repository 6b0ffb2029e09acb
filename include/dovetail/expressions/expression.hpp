// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/broadcast.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/tensor/slice.hpp>

/// Expressions of tensors: computed element by element when they are assigned, in one pass and without a temporary.
namespace dovetail::inline DOVETAIL_TARGET {

/// f of operands, element by element: see below.
template <class F, class... X>
class Expression;

namespace detail::expressions {

// Along the axes of a result of shape S, the steps between the elements of an operand that is broadcast to it: 0 where
// it is stretched.
template <class S, class X, class Steps>
inline constexpr auto broadcast_steps = [] {
  std::array<std::ptrdiff_t, S::rank> steps{};
  for (std::size_t i = 0; i < X::rank; ++i)
    if (X::dims[i] != 1) steps[S::rank - X::rank + i] = Steps::values[i];
  return steps;
}();

/// Indices of a result of so many axes.
template <std::size_t Rank>
using Index = std::array<std::size_t, Rank>;

/// Elements that are `Step` apart, as the innermost loop meets them.
template <class T, std::ptrdiff_t Step>
struct Line {
  T* data;
  constexpr T& element(std::size_t i) const noexcept { return data[static_cast<std::ptrdiff_t>(i) * Step]; }
  template <class At>
  auto pack(At at) const noexcept {
    if constexpr (Step == 1) return at.load(data);
    if constexpr (Step != 1) return at.gather(data, Step);
  }
  template <class At>
  void store(At at, typename At::Pack v) const noexcept {
    if constexpr (Step == 1) at.store(data, v);
    if constexpr (Step != 1) at.scatter(data, Step, v);
  }
};
/// One element in place of all.
template <class T>
struct Same {
  T value;
  constexpr T element(std::size_t) const noexcept { return value; }
  template <class At>
  auto pack(At) const noexcept {
    return typename At::Pack(value);
  }
};
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

/// A number between tensors.
template <class T>
class Scalar {
 public:
  using shape = Shape<>;
  using value_type = T;
  constexpr explicit Scalar(T value) noexcept : value_(value) {}
  static constexpr std::size_t rows() noexcept { return 1; }

  template <class U>
  static constexpr bool packs = std::is_same_v<T, U>;
  template <class S>
  static constexpr bool joins(std::size_t, std::size_t) {
    return true;
  }
  template <class S, std::size_t Inner>
  constexpr auto line(const Index<S::rank>&) const noexcept {
    return Same<T>{value_};
  }
  template <class To>
  constexpr bool clashes(const To&) const noexcept {
    return false;
  }

 private:
  T value_;
};

/// A tensor in an expression: X is a View or a Strided view, or a Tensor, which then lives here.
template <class X>
class Operand {
 public:
  using shape = typename X::shape;
  using value_type = typename X::value_type;
  using steps = tensor::steps_of<X>;
  constexpr explicit Operand(X&& x) noexcept : x_(std::move(x)) {}
  constexpr std::size_t rows() const noexcept { return x_.rows(); }
  constexpr auto* data() const noexcept { return x_.data(); }

  /// Whether it can be read in packs of U.
  template <class U>
  static constexpr bool packs = std::is_same_v<value_type, U>;
  /// Whether one loop can run over the axes a and b of a result of shape S; b is the next one of more than one element.
  template <class S>
  static constexpr bool joins(std::size_t a, std::size_t b) {
    constexpr auto at = broadcast_steps<S, shape, steps>;
    return at[a] == at[b] * static_cast<std::ptrdiff_t>(S::dims[b]);
  }
  /// The elements from `index` on, along axis Inner of a result of shape S.
  template <class S, std::size_t Inner>
  constexpr auto line(const Index<S::rank>& index) const noexcept {
    constexpr auto at = broadcast_steps<S, shape, steps>;
    std::ptrdiff_t offset = 0;
    if constexpr (shape::size > 0)
      for (std::size_t i = 0; i < S::rank; ++i) offset += static_cast<std::ptrdiff_t>(index[i]) * at[i];
    using T = std::remove_pointer_t<decltype(x_.data())>;
    if constexpr (Inner < S::rank && at[Inner] == 0)
      return Same<value_type>{x_.data()[offset]};
    else
      return Line < T, Inner<S::rank ? at[Inner] : 1>{x_.data() + offset};
  }
  /// Whether to write `to` from its first element to its last would change elements that are yet to be read.
  template <class To>
  constexpr bool clashes(const To& to) const noexcept {
    if constexpr (tensor::owner<X>) return false;
    if (std::is_constant_evaluated()) return true;  // addresses are not compared there
    using S = typename To::shape;
    constexpr bool alike = sizeof(value_type) == sizeof(typename To::value_type) &&
                           broadcast_steps<S, shape, steps> == broadcast_steps<S, S, typename To::steps>;
    if (alike && static_cast<const void*>(data()) == static_cast<const void*>(to.data())) return false;
    const auto [begin, end] = memory();
    const auto [to_begin, to_end] = to.memory();
    return begin < to_end && to_begin < end;
  }
  // From the first byte to behind the last. In numbers: no pointer may lie before an array without elements.
  std::pair<std::uintptr_t, std::uintptr_t> memory() const noexcept {
    std::uintptr_t first = reinterpret_cast<std::uintptr_t>(data()), last = first;
    for (std::size_t i = 0; i < shape::rank; ++i) {
      const std::size_t extent = i == 0 ? rows() : shape::dims[i];
      (steps::values[i] < 0 ? first : last) +=
          (extent - 1) * static_cast<std::size_t>(steps::values[i]) * sizeof(value_type);
    }
    return {first, last + sizeof(value_type)};
  }

 private:
  X x_;
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
    return Operand(Strided<const typename U::value_type, typename U::shape, typename U::steps>(x.data(), x.rows()));
  }
}

/// Where elements are written.
template <class X>
constexpr auto target(X& x) noexcept {
  using T = std::remove_pointer_t<decltype(x.data())>;
  if constexpr (any_tensor<X>)
    return Operand(view_of<T, typename X::shape>(x.data(), x.rows()));
  else
    return Operand(Strided<T, typename X::shape, typename X::steps>(x.data(), x.rows()));
}

}  // namespace detail::expressions

namespace detail::problems {
template <class S, class Fix>
struct the_truth_value_of_an_expression_of_shape_S_is_ambiguous {};
struct write_any_or_all {};
template <class S>
using ambiguous_truth_value_of = the_truth_value_of_an_expression_of_shape_S_is_ambiguous<S, write_any_or_all>;
}  // namespace detail::problems

/// f of operands, element by element, broadcast together as NumPy does; `x + y` makes one. It is computed when it is
/// assigned or made into a tensor, in one pass over the operands. Tensors with a name are borrowed, temporary ones live
/// in it.
template <class F, class... X>
class Expression {
 public:
  using shape = broadcast_shape<typename X::shape...>;                       ///< of the result
  using value_type = typename F::template value<typename X::value_type...>;  ///< of an element
  static constexpr std::size_t rank = shape::rank;                           ///< the number of axes

  /// Throws ShapeError where dynamic extents turn out to differ.
  constexpr explicit Expression(F f, X&&... x) : f_(f), x_(std::move(x)...) { check(); }

  /// The leading extent.
  constexpr std::size_t rows() const noexcept {
    if constexpr (shape::dims[0] != dynamic) return shape::dims[0];
    return std::apply(
        [](const X&... x) {
          std::size_t rows = 1;
          ((is_leading<X> ? void(rows = x.rows()) : void()), ...);
          return rows;
        },
        x_);
  }
  constexpr std::size_t size() const noexcept {
    return rows() * detail::shape::row_shape<shape>::size;
  }  ///< the number of elements
  constexpr bool empty() const noexcept { return size() == 0; }  ///< whether there is none
  /// The element at so many indices as there are axes, computed now. Not checked.
  template <std::integral... I>
    requires(sizeof...(I) == rank)
  constexpr value_type operator()(I... i) const noexcept {
    return line<shape, rank>({static_cast<std::size_t>(i)...}).element(0);
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
  static constexpr bool joins(std::size_t a, std::size_t b) {
    return (X::template joins<S>(a, b) && ...);
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
  constexpr bool clashes(const To& to) const noexcept {
    return std::apply([&](const X&... x) { return (x.clashes(to) || ...); }, x_);
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
