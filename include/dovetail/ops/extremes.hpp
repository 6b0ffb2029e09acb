// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>

#include <dovetail/ops/sum.hpp>

/// The smallest and the largest elements, and where they are. Over no elements they throw ShapeError.
namespace dovetail::inline DOVETAIL_TARGET {

/// The smallest element; NaN where there is one.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto(min)(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>) {
    return record_min<Option...>(x);
  } else {
    needs_elements<X, Option...>(x, "the minimum");
    return reduce<typename X::value_type, Option...>(Least{}, x, std::identity{});
  }
}
/// The largest element; NaN where there is one.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto(max)(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>) {
    return record_max<Option...>(x);
  } else {
    needs_elements<X, Option...>(x, "the maximum");
    return reduce<typename X::value_type, Option...>(Most{}, x, std::identity{});
  }
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
  const auto read = [&](std::size_t i) DOVETAIL_INLINE_LAMBDA {
    return expressions::PackReader<T>::template read<X>(line, simd::FullPack<T>{i});
  };
  auto best = read(end - W);
  std::size_t i = first;
  for (; i + at_once * W <= end; i += at_once * W)
    best = f(best, kernels::tree<at_once>(f, [&](std::size_t j) DOVETAIL_INLINE_LAMBDA { return read(i + j * W); }));
  for (; i + W <= end; i += W) best = f(best, read(i));
  return simd::reduce_lanes(best, f);
}
// Where it is: the first one of equals, the first NaN if it is one.
template <class X, class Line, class T>
std::size_t place_of(T best, const Line& line, std::size_t first, std::size_t end) {
  constexpr std::size_t W = simd::width<T>;
  std::size_t i = first;
  if (!is_a_nan(best))
    while (i + W <= end &&
           !simd::any(expressions::PackReader<T>::template read<X>(line, simd::FullPack<T>{i}) == simd::pack<T>(best)))
      i += W;
  for (; i + 1 < end; ++i)
    if (const T v = line.element(i); v == best || is_a_nan(v)) break;
  return i;
}

// Whether v comes before the best element so far; a NaN comes before all, and the first one of equals stays.
template <class Better, class T>
constexpr bool beats(T v, T best) {
  return !is_a_nan(best) && (is_a_nan(v) || Better{}(v, best));
}

// Where the best element is of all that the reduced loops of L meet at this index: they end with the innermost one.
template <class Better, class F, class L, class X>
constexpr std::int64_t best_in_line(const X& x, expressions::Index<X::shape::rank>& index) {
  using T = typename X::value_type;
  const std::size_t n = L::length(x.rows());
  std::int64_t at = 0, best_at = 0;
  T best{};
  L::template for_each<true>(x.rows(), index, [&] {
    const auto line = L::line(x, index);
    if constexpr (std::is_floating_point_v<T>)
      if (!std::is_constant_evaluated() && n >= simd::width<T>) {
        constexpr std::size_t some = 1024;  // elements at a time: those that hold a better one are read again
        for (std::size_t first = 0, end; first < n; first = end) {
          end = n - first < 2 * some ? n : first + some;
          if (const T v = best_of<F, X>(line, first, end); at == 0 || beats<Better>(v, best))
            best = v, best_at = at + static_cast<std::int64_t>(place_of<X>(v, line, first, end) - first);
          at += static_cast<std::int64_t>(end - first);
        }
        return;
      }
    for (std::size_t i = 0; i < n; ++i, ++at)
      if (const T v = line.element(i); at == 0 || beats<Better>(v, best)) best = v, best_at = at;
  });
  return best_at;
}

// For all columns at once, where the innermost loop is kept: out[i] is where the best element of column i is.
template <class Better, class L, class X>
constexpr void best_of_columns(const X& x, expressions::Index<X::shape::rank>& index, std::int64_t* out) {
  using T = typename X::value_type;
  const std::size_t n = L::length(x.rows()), rows = L::rows_along(x.rows());
  constexpr std::size_t some = 256;  // columns at a time, whose best elements are kept here
  for (std::size_t first = 0; first < n; first += some) {
    T best[some]{};
    const std::size_t end = n - first < some ? n : first + some;
    std::int64_t at = 0;
    L::template for_each<true>(x.rows(), index, [&] {
      for (std::size_t row = 0; row < rows; ++row, ++at) {
        const auto line = L::line(x, index, row);
        for (std::size_t i = first; i < end; ++i) {
          T& b = best[i - first];
          if (const T v = line.element(i); at == 0 || beats<Better>(v, b)) b = v, out[i] = at;
        }
      }
    });
  }
}

// Where the best elements along the reduced axes are. F joins two elements to the better one.
template <class Better, class F, class L, class X>
constexpr void find_best(const X& x, std::int64_t* out) {
  expressions::Index<X::shape::rank> index{};
  L::template for_each<false>(x.rows(), index, [&] {
    if constexpr (L::inward) {
      *out++ = best_in_line<Better, F, L>(x, index);
    } else {
      best_of_columns<Better, L>(x, index, out);
      out += L::length(x.rows());
    }
  });
}

template <class Better, class F, class X, class... Option>
constexpr auto index_of_best(const X& x, const char* what) {
  using S = typename X::shape;
  using O = expressions::reduction_options<S, Option...>;
  using problem = explained<expressions::one_axis_problem<S, O>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_symbolic<X> && no_problem<problem::text>) {
    return record_index_of_best<O>(x);
  } else if constexpr (no_problem<problem::text>) {
    needs_elements<X, Option...>(x, what);
    return expressions::make_with<std::int64_t, shape::shape_from<O>>(x.rows(), [&](std::int64_t* out) {
      const auto& from = expressions::as_operand(x);
      find_best<Better, F, expressions::reduction_loops<std::remove_cvref_t<decltype(from)>, Option...>>(from, out);
    });
  } else {
    return expressions::Refused<std::int64_t, X>{};  // so that there is no other error
  }
}

}  // namespace detail::ops

/// Where the smallest element is along an axis, or in all of x, counted in row-major order; the first one of equals,
/// the first NaN if there is one. An int64, as in NumPy.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto argmin(const X& x, Option...) {
  using namespace detail::ops;
  return index_of_best<std::less<>, Least, X, Option...>(x, "the index of the minimum");
}
/// Where the largest element is; otherwise as argmin.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto argmax(const X& x, Option...) {
  using namespace detail::ops;
  return index_of_best<std::greater<>, Most, X, Option...>(x, "the index of the maximum");
}

}  // namespace dovetail::inline DOVETAIL_TARGET
