// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <dovetail/ops/make.hpp>
#include <dovetail/random/random.hpp>
#include <dovetail/tensor/finite.hpp>

/// Random tensors, under the names of NumPy's Generator: uniform<float, 3, 4>(random, low, high). They hold what
/// `random` draws next, in row-major order. Where the leading extent is dynamic, the number of rows is the first
/// argument.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class T>
struct this_makes_integers_and_not {};
struct shuffle_changes_its_tensor_and_this_one_is_to_be_read_only {};
}  // namespace detail::problems

namespace detail::ops {
template <class To, class T>
constexpr void draw_uniform(To& x, Random& random, T low, T high) {
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if (!(low <= high && is_finite(static_cast<double>(high - low))))
    fail<OptionError>({"uniform from ", static_cast<double>(low), " to ", static_cast<double>(high),
                       ": expected finite numbers, the lower one first"});
  for (T& value : x.flat()) value = random.uniform(low, high);
}
template <class To, class T>
constexpr void draw_normal(To& x, Random& random, T mean, T deviation) {
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if (!(deviation >= 0))
    fail<OptionError>({"normal: expected a deviation of at least 0, found ", static_cast<double>(deviation)});
  for (T& value : x.flat()) value = random.normal(mean, deviation);
}
template <class T>
constexpr bool is_one_of_its_values(std::int64_t value) {
  if constexpr (std::same_as<T, bool>) {
    return value == 0 || value == 1;
  } else {
    return std::in_range<T>(value);
  }
}
template <class To>
constexpr void draw_integers(To& x, Random& random, std::int64_t low, std::int64_t high) {
  using T = typename To::value_type;
  using problem = element_problem<std::integral<T>, problems::this_makes_integers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (std::integral<T>) {
    if (low >= high) fail<OptionError>({"integers from ", low, " to below ", high, ": there is none"});
    if (!is_one_of_its_values<T>(low) || !is_one_of_its_values<T>(high - 1))
      fail<OptionError>({"integers from ", low, " to below ", high, " do not fit into ", name_of<T>()});
    const auto first = static_cast<std::uint64_t>(low), count = static_cast<std::uint64_t>(high) - first;
    for (T& value : x.flat()) value = static_cast<T>(first + random.below(count));
  }
}
template <class To>
constexpr void draw_bernoulli(To& x, Random& random, double probability) {
  if (!(probability >= 0 && probability <= 1))
    fail<OptionError>({"bernoulli: expected a probability from 0 to 1, found ", probability});
  for (auto& value : x.flat()) value = static_cast<typename To::value_type>(random.uniform<double>() < probability);
}
}  // namespace detail::ops

/// Uniform in [low, high): uniform<float, 3, 4>(random), uniform<float, 3, 4>(random, -1, 1). Throws OptionError where
/// low > high, or one is no finite number.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> uniform(Random& random, T low = T(0), T high = T(1)) {
  auto x = detail::ops::made<Tensor<T, B, E...>>();
  detail::ops::draw_uniform(x, random, low, high);
  return x;
}
/// uniform<float, dynamic, 4>(rows, random, low, high)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> uniform(std::size_t rows, Random& random, T low = T(0), T high = T(1)) {
  auto x = detail::ops::made<Tensor<T, B, E...>>(rows);
  detail::ops::draw_uniform(x, random, low, high);
  return x;
}

/// Normal: normal<float, 3, 4>(random), normal<float, 3, 4>(random, mean, deviation). Throws OptionError where the
/// deviation is not at least 0.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> normal(Random& random, T mean = T(0), T deviation = T(1)) {
  auto x = detail::ops::made<Tensor<T, B, E...>>();
  detail::ops::draw_normal(x, random, mean, deviation);
  return x;
}
/// normal<float, dynamic, 4>(rows, random, mean, deviation)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> normal(std::size_t rows, Random& random, T mean = T(0), T deviation = T(1)) {
  auto x = detail::ops::made<Tensor<T, B, E...>>(rows);
  detail::ops::draw_normal(x, random, mean, deviation);
  return x;
}

/// Integers from low to high - 1, each as likely as the next: integers<std::int32_t, 10>(random, 0, 6). Throws
/// OptionError where low >= high, or T cannot hold them.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> integers(Random& random, std::int64_t low, std::int64_t high) {
  auto x = detail::ops::made<Tensor<T, B, E...>>();
  detail::ops::draw_integers(x, random, low, high);
  return x;
}
/// integers<std::int32_t, dynamic>(rows, random, low, high)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> integers(std::size_t rows, Random& random, std::int64_t low, std::int64_t high) {
  auto x = detail::ops::made<Tensor<T, B, E...>>(rows);
  detail::ops::draw_integers(x, random, low, high);
  return x;
}

/// 1 (true for bool) with this probability, else 0: bernoulli<bool, 10>(random, 0.5). Throws OptionError where it is
/// not from 0 to 1.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> bernoulli(Random& random, double probability) {
  auto x = detail::ops::made<Tensor<T, B, E...>>();
  detail::ops::draw_bernoulli(x, random, probability);
  return x;
}
/// bernoulli<bool, dynamic>(rows, random, probability)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> bernoulli(std::size_t rows, Random& random, double probability) {
  auto x = detail::ops::made<Tensor<T, B, E...>>(rows);
  detail::ops::draw_bernoulli(x, random, probability);
  return x;
}

/// Puts the rows of a tensor into another order, in place, each order as likely as the next (Fisher and Yates).
template <class X>
  requires any_tensor<std::remove_cvref_t<X>>
constexpr void shuffle(Random& random, X&& x) {
  constexpr bool writes = !std::is_const_v<std::remove_pointer_t<decltype(x.data())>>;
  using wrong = detail::problems::shuffle_changes_its_tensor_and_this_one_is_to_be_read_only;
  using problem = detail::explained<std::conditional_t<writes, detail::none, wrong>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (writes) {
    constexpr std::size_t size = std::remove_cvref_t<X>::row_size;
    for (std::size_t i = x.rows(); i > 1; --i) {
      auto *end = x.data() + (i - 1) * size, *other = x.data() + random.below(i) * size;
      if (end != other) std::swap_ranges(end, end + size, other);
    }
  }
}

namespace detail::ops {
template <std::size_t N>
constexpr void draw_permutation(Tensor<std::int32_t, N>& x, Random& random) {
  if (x.size() > std::size_t{1} << 31) fail<ShapeError>({"permutation: ", x.size(), " numbers do not fit into int32"});
  for (std::size_t i = 0; i < x.size(); ++i) x(i) = static_cast<std::int32_t>(i);
  shuffle(random, x);
}
template <std::size_t N, class X, class... Rows>
constexpr auto drawn_choice(Random& random, const X& x, Rows... rows) {
  auto y =
      ops::made<tensor_of<typename X::value_type, shape::batch_shape<shape::row_shape<typename X::shape>, N>>>(rows...);
  if (x.rows() == 0 && !y.empty()) fail<ShapeError>({"choice: expected a tensor with rows, found one without"});
  for (std::size_t i = 0; i < y.rows(); ++i) {
    const auto* from = x.data() + random.below(x.rows()) * X::row_size;
    std::copy(from, from + X::row_size, y.data() + i * X::row_size);
  }
  return y;
}
}  // namespace detail::ops

/// 0 to N - 1 in a random order: permutation<10>(random). They are int32, as labels and indices are in dovetail.
template <std::size_t N>
constexpr Tensor<std::int32_t, N> permutation(Random& random) {
  auto x = detail::ops::made<Tensor<std::int32_t, N>>();
  detail::ops::draw_permutation(x, random);
  return x;
}
/// 0 to rows - 1: permutation(rows, random). Throws ShapeError for more numbers than int32 has.
template <std::size_t N = dynamic>
constexpr Tensor<std::int32_t, N> permutation(std::size_t rows, Random& random) {
  auto x = detail::ops::made<Tensor<std::int32_t, N>>(rows);
  detail::ops::draw_permutation(x, random);
  return x;
}

/// N rows of x, each drawn from all of them: choice<10>(random, x). Throws ShapeError where x has none.
template <std::size_t N, any_tensor X>
constexpr auto choice(Random& random, const X& x) {
  return detail::ops::drawn_choice<N>(random, x);
}
/// So many rows of x: choice(rows, random, x).
template <std::size_t N = dynamic, any_tensor X>
constexpr auto choice(std::size_t rows, Random& random, const X& x) {
  return detail::ops::drawn_choice<N>(random, x, rows);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
