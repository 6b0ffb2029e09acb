// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>

#include <dovetail/ops/extremes.hpp>
#include <dovetail/expressions/lines.hpp>

/// Elements by their size, along the last axis or the one that is named. A NaN counts as larger than all numbers.
namespace dovetail::inline DOVETAIL_TARGET {

/// Largest elements and where they are: const auto [values, indices] = topk<5>(x);
template <class Values, class Indices>
struct TopK {
  Values values;    ///< the largest first
  Indices indices;  ///< along the axis, int64
};

namespace detail::problems {
template <std::size_t K, auto N>
struct topk_of_N_elements_takes_an_axis_with_as_many_and_not {};
}  // namespace detail::problems

namespace detail::ops {
template <class T>
constexpr bool is_less(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return is_a_nan(b) ? !is_a_nan(a) : simd::scalar<T>(a) < simd::scalar<T>(b);
  else
    return a < b;
}

// Calls use(first, line) for each line of x, where line(i) is a reference to an element of a copy of it.
template <class L, class T, class X, class F>
constexpr void for_each_copied(const X& x, F use) {
  const std::size_t size = x.rows() * shape::row_shape<typename X::shape>::size, n = L::length(x.rows());
  auto all = Tensor<T, dynamic>::with_rows(size);
  expressions::write_elements(cast<T>(x), all.data());
  if constexpr (L::stride == 1) {
    expressions::for_each_line<L>(size, n, [&](std::size_t first) { use(first, all.data() + first); });
  } else {
    auto line = Tensor<T, dynamic>::with_rows(n);
    expressions::for_each_line<L>(size, n, [&](std::size_t first) {
      for (std::size_t i = 0; i < n; ++i) line.data()[i] = all.data()[first + i * L::stride];
      use(first, line.data());
    });
  }
}

// The places 0 to n - 1, of which the first `wanted` are in the order of less; equals in that of their places.
template <class T, class Less>
constexpr auto ordered_places(const T* values, std::size_t n, std::size_t wanted, Less less) {
  auto places = Tensor<std::int64_t, dynamic>::with_rows(n);
  std::int64_t* const to = places.data();
  for (std::size_t i = 0; i < n; ++i) to[i] = static_cast<std::int64_t>(i);
  const auto before = [&](std::int64_t i, std::int64_t j) {
    return less(values[i], values[j]) || (!less(values[j], values[i]) && i < j);
  };
  if (wanted == n)
    std::sort(to, to + n, before);
  else
    std::partial_sort(to, to + wanted, to + n, before);
  return places;
}

// f(A) of the axis that is meant, if there is one such axis.
template <class X, class... Along, class F>
constexpr auto along_one_axis(F f) {
  using S = typename X::shape;
  using A = expressions::last_unless<Along...>;
  using problem =
      explained<typename first_problem<expressions::one_axis_problem<S, expressions::reduction_options<S, A, Along...>>,
                                       expressions::gradient_problem<X>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>)
    return f(A{});
  else
    return expressions::Refused<typename X::value_type, X>{};  // so that there is no other error
}
// What is wrong with K elements along the axis A of S.
template <std::size_t K, class S, class A, class Axis>
struct topk_problem {
  using type = Axis;
};
template <std::size_t K, class S, class A>
struct topk_problem<K, S, A, none> {
  static constexpr std::size_t extent = expressions::Lines<S, A>::extent;
  using type =
      std::conditional_t<(K > 0 && K <= extent), none,
                         problems::topk_of_N_elements_takes_an_axis_with_as_many_and_not<K, extent_of<extent>>>;
};
// The tensor of as many lines as x has, with `Extent` elements each, that write(to, line, n) writes from lines of x.
template <class T, class A, std::size_t Extent, class X, class Write>
constexpr auto made_of_lines(const X& x, Write write) {
  using S = typename X::shape;
  using L = expressions::Lines<S, A>;
  using R = shape::shape_from<expressions::Resized<S, A, Extent>>;
  const std::size_t n = L::length(x.rows()),
                    rows = std::is_same_v<A, expressions::Axis<>> ? x.rows() * shape::row_shape<S>::size : x.rows();
  return expressions::make_with<T, R>(rows, [&](T* y) {
    for_each_copied<L, typename X::value_type>(x, [&](std::size_t first, auto* line) {
      const std::size_t left =
          first / (n * L::stride) *
          (expressions::Lines<
               R, std::conditional_t<std::is_same_v<A, expressions::Axis<>>, expressions::Axis<0>, A>>::length(rows) *
           L::stride);
      write([to = y + left + first % L::stride](std::size_t i) -> T& { return to[i * L::stride]; }, line, n);
    });
  });
}
}  // namespace detail::ops

/// The elements from the smallest to the largest along the last axis, or the one that is named; axis<> sorts all of
/// them as one axis.
template <any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto sort(const X& x, Along...) {
  using namespace detail::ops;
  using T = typename X::value_type;
  if constexpr (is_symbolic<X>)
    return along_one_axis<X, Along...>(0);  // refuses them
  else
    return along_one_axis<X, Along...>([&]<class A>(A) {
      return made_of_lines<T, A, Lines<typename X::shape, A>::extent>(x, [](auto to, T* line, std::size_t n) {
        std::sort(line, line + n, is_less<T>);
        for (std::size_t i = 0; i < n; ++i) to(i) = line[i];
      });
    });
}

/// The places of the elements in the order of sort, as int64; of equal ones the first comes first.
template <any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto argsort(const X& x, Along...) {
  using namespace detail::ops;
  using T = typename X::value_type;
  if constexpr (is_symbolic<X>)
    return along_one_axis<X, Along...>(0);  // refuses them
  else
    return along_one_axis<X, Along...>([&]<class A>(A) {
      return made_of_lines<std::int64_t, A, Lines<typename X::shape, A>::extent>(
          x, [](auto to, T* line, std::size_t n) {
            const auto places = ordered_places(line, n, n, is_less<T>);
            for (std::size_t i = 0; i < n; ++i) to(i) = places.data()[i];
          });
    });
}

/// The K largest elements along the last axis, or the one that is named, the largest first, and their places; of equal
/// ones the first comes first. Throws ShapeError where a dynamic axis turns out to be shorter.
template <std::size_t K, any_operand X, class... Along>
  requires detail::expressions::along_an_axis<Along...>
constexpr auto topk(const X& x, Along...) {
  using namespace detail::ops;
  using S = typename X::shape;
  using T = typename X::value_type;
  using A = last_unless<Along...>;
  using axis_problem = one_axis_problem<S, reduction_options<S, A, Along...>>;
  using problem = detail::explained<
      typename detail::first_problem<typename topk_problem<K, S, A, axis_problem>::type, gradient_problem<X>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    using L = Lines<S, A>;
    if (L::length(x.rows()) < K)
      detail::fail<ShapeError>({"topk<", K, "> of an axis with ", L::length(x.rows()), " elements"});
    auto indices = made_of_lines<std::int64_t, A, K>(x, [](auto to, T* line, std::size_t n) {
      const auto places = ordered_places(line, n, K, [](T a, T b) { return is_less(b, a); });
      for (std::size_t i = 0; i < K; ++i) to(i) = places.data()[i];
    });
    auto values = made_of_lines<T, A, K>(x, [](auto to, T* line, std::size_t n) {
      std::partial_sort(line, line + K, line + n, [](T a, T b) { return is_less(b, a); });
      for (std::size_t i = 0; i < K; ++i) to(i) = line[i];
    });
    return TopK<decltype(values), decltype(indices)>{std::move(values), std::move(indices)};
  } else {
    return TopK<Refused<T, X>, Refused<std::int64_t, X>>{};  // so that there is no other error
  }
}

/// The middle element over all of x or an axis, or the mean of the two in the middle; of integers in double. NaN where
/// there is one. Throws ShapeError over no elements.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto median(const X& x, Option... option) {
  using namespace detail::ops;
  using S = typename X::shape;
  using T = real_of<typename X::value_type>;
  using A = decltype(axes_among(option...));
  using problem =
      detail::explained<typename detail::first_problem<one_axis_problem<S, reduction_options<S, A, Option...>>,
                                                       gradient_problem<X>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    needs_elements<X, Option...>(x, "the median");
    return make_with<T, detail::shape::shape_from<reduction_options<S, Option...>>>(x.rows(), [&](T* y) {
      using L = Lines<S, A>;
      const std::size_t n = L::length(x.rows());
      for_each_copied<L, T>(x, [&](std::size_t, T* line) {
        std::nth_element(line, line + n / 2, line + n, is_less<T>);
        T high = line[n / 2];
        const T most = *std::max_element(line, line + n, is_less<T>);
        const T low = n % 2 == 1 ? high : *std::max_element(line, line + n / 2, is_less<T>);
        *y++ = is_a_nan(most) ? most : low + (high - low) / 2;
      });
    });
  } else {
    return Refused<typename X::value_type, X>{};  // so that there is no other error
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
