// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>

#include <dovetail/ops/sum.hpp>

/// The smallest and the largest elements, and where they are. Over no elements they throw ShapeError.
namespace dovetail::inline DOVETAIL_TARGET {

/// The smallest element; NaN where there is one.
template <detail::tensor::any_operand X, class... How>
  requires detail::expressions::how_to_reduce<How...>
constexpr auto min(const X& x, How...) {
  detail::ops::needs_elements<X, How...>(x, "the minimum");
  return detail::expressions::reduce<typename X::value_type, How...>(detail::expressions::Least{}, x, std::identity{});
}
/// The largest element; NaN where there is one.
template <detail::tensor::any_operand X, class... How>
  requires detail::expressions::how_to_reduce<How...>
constexpr auto max(const X& x, How...) {
  detail::ops::needs_elements<X, How...>(x, "the maximum");
  return detail::expressions::reduce<typename X::value_type, How...>(detail::expressions::Most{}, x, std::identity{});
}

namespace detail::ops {

template <class T>
constexpr bool is_a_nan(T x) {
  if constexpr (std::is_floating_point_v<T>)
    return simd::constant::is_nan(x);
  else
    return false;
}

// The best of the elements `first` to `end` of a line, a pack at least; the last pack may stand in part on the one
// before.
template <class F, class X, class Line>
auto best_of(const Line& line, std::size_t first, std::size_t end) {
  using T = typename X::value_type;
  constexpr std::size_t W = simd::width<T>, at_once = 8;
  const F f;
  const auto read = [&](std::size_t i) __attribute__((always_inline)) {
    return expressions::Whichever<T>::template read<X>(line, simd::Whole<T>{i});
  };
  auto best = read(end - W);
  std::size_t i = first;
  for (; i + at_once * W <= end; i += at_once * W)
    best = f(best, expressions::tree<at_once>(
                       f, [&](std::size_t j) __attribute__((always_inline)) { return read(i + j * W); }));
  for (; i + W <= end; i += W) best = f(best, read(i));
  return simd::impl::reduced<W / 2>(best, f);
}
// Where it is: the first one of equals, the first NaN if it is one.
template <class X, class Line, class T>
std::size_t place_of(T best, const Line& line, std::size_t first, std::size_t end) {
  constexpr std::size_t W = simd::width<T>;
  std::size_t i = first;
  if (!is_a_nan(best))
    while (i + W <= end &&
           !simd::any(expressions::Whichever<T>::template read<X>(line, simd::Whole<T>{i}) == simd::pack<T>(best)))
      i += W;
  for (; i + 1 < end; ++i)
    if (const T v = line.element(i); v == best || is_a_nan(v)) break;
  return i;
}

// Where the best element of each line along the reduced axis is, the first one of equals; a NaN is better than all. F
// joins two elements to the better one.
template <class Better, class F, class L, class X>
constexpr void find_best(const X& x, std::int64_t* out) {
  using T = typename X::value_type;
  constexpr auto beats = [](T v, T best) { return !is_a_nan(best) && (is_a_nan(v) || Better{}(v, best)); };
  const std::size_t n = L::length(x.rows()), rows = L::rows_along(x.rows());
  expressions::Index<X::shape::rank> index{};
  L::template for_each<false>(x.rows(), index, [&] {
    if constexpr (L::inward) {
      std::int64_t at = 0, best_at = 0;
      T best{};
      L::template for_each<true>(x.rows(), index, [&] {
        const auto line = L::line(x, index);
        if constexpr (std::is_floating_point_v<T>)
          if (!std::is_constant_evaluated() && n >= simd::width<T>) {
            constexpr std::size_t some = 1024;  // elements at a time: those that hold a better one are read again
            for (std::size_t first = 0, end; first < n; first = end) {
              end = n - first < 2 * some ? n : first + some;
              if (const T v = best_of<F, X>(line, first, end); at == 0 || beats(v, best))
                best = v, best_at = at + static_cast<std::int64_t>(place_of<X>(v, line, first, end) - first);
              at += static_cast<std::int64_t>(end - first);
            }
            return;
          }
        for (std::size_t i = 0; i < n; ++i, ++at)
          if (const T v = line.element(i); at == 0 || beats(v, best)) best = v, best_at = at;
      });
      *out++ = best_at;
    } else {
      constexpr std::size_t some = 256;  // results at a time, whose best elements are kept here
      for (std::size_t first = 0; first < n; first += some) {
        T best[some]{};
        const std::size_t end = n - first < some ? n : first + some;
        std::int64_t at = 0;
        L::template for_each<true>(x.rows(), index, [&] {
          for (std::size_t row = 0; row < rows; ++row, ++at) {
            const auto line = L::line(x, index, row);
            for (std::size_t i = first; i < end; ++i) {
              T& b = best[i - first];
              if (const T v = line.element(i); at == 0 || beats(v, b)) b = v, out[i] = at;
            }
          }
        });
      }
      out += n;
    }
  });
}

template <class Better, class F, class X, class... How>
constexpr auto index_of_best(const X& x, const char* what) {
  using S = typename X::shape;
  using O = expressions::over<S, How...>;
  using problem = explained<expressions::one_axis_problem<S, O>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    needs_elements<X, How...>(x, what);
    return expressions::made<std::int64_t, shape::shape_from<O>>(x.rows(), [&](std::int64_t* out) {
      const auto& from = expressions::lent(x);
      find_best<Better, F, expressions::folds_over<std::remove_cvref_t<decltype(from)>, How...>>(from, out);
    });
  } else {
    return expressions::Refused<std::int64_t, X>{};  // so that there is no other error
  }
}

}  // namespace detail::ops

/// Where the smallest element is along an axis, or in all of x, counted in row-major order; the first one of equals,
/// the first NaN if there is one. An int64, as in NumPy.
template <detail::tensor::any_operand X, class... How>
  requires detail::expressions::how_to_reduce<How...>
constexpr auto argmin(const X& x, How...) {
  return detail::ops::index_of_best<std::less<>, detail::expressions::Least, X, How...>(x, "the index of the minimum");
}
/// Where the largest element is; otherwise as argmin.
template <detail::tensor::any_operand X, class... How>
  requires detail::expressions::how_to_reduce<How...>
constexpr auto argmax(const X& x, How...) {
  return detail::ops::index_of_best<std::greater<>, detail::expressions::Most, X, How...>(x,
                                                                                          "the index of the maximum");
}

}  // namespace dovetail::inline DOVETAIL_TARGET
