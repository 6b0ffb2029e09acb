// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <utility>

#include <dovetail/explain/phrases.hpp>
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
template <class S, class Place>
struct random_numbers_of_shape_S_are_drawn_from_a_Random_with_a_name {};
struct which_is_passed_first {};
struct which_follows_the_number_of_rows {};
struct shuffle_changes_its_tensor_and_this_one_is_to_be_read_only {};
}  // namespace detail::problems

namespace detail::ops {
template <class To, class T, class... Rows>
constexpr To draw_uniform(Random& random, T low, T high, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if (!(low <= high && is_finite(static_cast<double>(high - low))))
    fail<OptionError>({"uniform from ", static_cast<double>(low), " to ", static_cast<double>(high),
                       ": expected finite numbers, the lower one first"});
  return ops::make<To>(
      [&](auto x) {
        for (T& value : x.flat()) value = random.uniform(low, high);
      },
      rows...);
}
template <class To, class T, class... Rows>
constexpr To draw_normal(Random& random, T mean, T deviation, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if (!(deviation >= 0))
    fail<OptionError>({"normal: expected a deviation of at least 0, found ", static_cast<double>(deviation)});
  return ops::make<To>(
      [&](auto x) {
        for (T& value : x.flat()) value = random.normal(mean, deviation);
      },
      rows...);
}
template <class T>
constexpr bool is_one_of_its_values(std::int64_t value) {
  if constexpr (std::same_as<T, bool>) {
    return value == 0 || value == 1;
  } else {
    return std::in_range<T>(value);
  }
}
template <class To, class... Rows>
constexpr To draw_integers(Random& random, std::int64_t low, std::int64_t high, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using T = typename To::value_type;
  using problem = element_problem<std::integral<T>, problems::this_makes_integers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (std::integral<T>) {
    if (low >= high) fail<OptionError>({"integers from ", low, " to below ", high, ": there is none"});
    if (!is_one_of_its_values<T>(low) || !is_one_of_its_values<T>(high - 1))
      fail<OptionError>({"integers from ", low, " to below ", high, " do not fit into ", name_of<T>()});
    const auto first = static_cast<std::uint64_t>(low), count = static_cast<std::uint64_t>(high) - first;
    return ops::make<To>(
        [&](auto x) {
          for (T& value : x.flat()) value = static_cast<T>(first + random.below(count));
        },
        rows...);
  } else {
    return To();
  }
}
template <class To, class... Rows>
constexpr To draw_bernoulli(Random& random, double probability, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  if (!(probability >= 0 && probability <= 1))
    fail<OptionError>({"bernoulli: expected a probability from 0 to 1, found ", probability});
  using T = typename To::value_type;
  return ops::make<To>(
      [&](auto x) {
        for (T& value : x.flat()) value = static_cast<T>(random.uniform<double>() < probability);
      },
      rows...);
}
// Refuses to draw from what is given.
template <class To, class... Given>
constexpr To draw_without_random() {
  using Place = std::conditional_t<To::shape::dims[0] == dynamic, problems::which_follows_the_number_of_rows,
                                   problems::which_is_passed_first>;
  using wrong =
      problems::random_numbers_of_shape_S_are_drawn_from_a_Random_with_a_name<shape::shown<typename To::shape>, Place>;
  using problem = explained<of_call<wrong, phrases<Given...>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return To();
}
template <class... Given>
concept no_random = !(std::same_as<Given, Random&> || ...);
}  // namespace detail::ops

/// Uniform in [low, high): uniform<float, 3, 4>(random), uniform<float, 3, 4>(random, -1, 1). Throws OptionError where
/// low > high, or one is not a finite number.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> uniform(Random& random, T low = T(0), T high = T(1)) {
  return detail::ops::draw_uniform<Tensor<T, B, E...>>(random, low, high);
}
/// Uniform in [low, high), with the number of rows: uniform<float, dynamic, 4>(rows, random, low, high).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> uniform(std::size_t rows, Random& random, T low = T(0), T high = T(1)) {
  return detail::ops::draw_uniform<Tensor<T, B, E...>>(random, low, high, rows);
}
/// Does not compile: without a Random.
template <class T, std::size_t B, std::size_t... E, class... Given>
  requires detail::ops::no_random<Given...>
constexpr Tensor<T, B, E...> uniform(Given&&...) {
  return detail::ops::draw_without_random<Tensor<T, B, E...>, Given...>();
}

/// Normal: normal<float, 3, 4>(random), normal<float, 3, 4>(random, mean, deviation). Throws OptionError where the
/// deviation is not at least 0.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> normal(Random& random, T mean = T(0), T deviation = T(1)) {
  return detail::ops::draw_normal<Tensor<T, B, E...>>(random, mean, deviation);
}
/// Normal, with the number of rows: normal<float, dynamic, 4>(rows, random, mean, deviation).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> normal(std::size_t rows, Random& random, T mean = T(0), T deviation = T(1)) {
  return detail::ops::draw_normal<Tensor<T, B, E...>>(random, mean, deviation, rows);
}
/// Does not compile: without a Random.
template <class T, std::size_t B, std::size_t... E, class... Given>
  requires detail::ops::no_random<Given...>
constexpr Tensor<T, B, E...> normal(Given&&...) {
  return detail::ops::draw_without_random<Tensor<T, B, E...>, Given...>();
}

/// Integers from low to high - 1, each as likely as the next: integers<std::int32_t, 10>(random, 0, 6). Throws
/// OptionError where low >= high, or T cannot hold them.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> integers(Random& random, std::int64_t low, std::int64_t high) {
  return detail::ops::draw_integers<Tensor<T, B, E...>>(random, low, high);
}
/// Integers from low to high - 1, with the number of rows: integers<std::int32_t, dynamic>(rows, random, low, high).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> integers(std::size_t rows, Random& random, std::int64_t low, std::int64_t high) {
  return detail::ops::draw_integers<Tensor<T, B, E...>>(random, low, high, rows);
}
/// Does not compile: without a Random.
template <class T, std::size_t B, std::size_t... E, class... Given>
  requires detail::ops::no_random<Given...>
constexpr Tensor<T, B, E...> integers(Given&&...) {
  return detail::ops::draw_without_random<Tensor<T, B, E...>, Given...>();
}

/// 1 (true for bool) with this probability, else 0: bernoulli<bool, 10>(random, 0.5). Throws OptionError where it is
/// not from 0 to 1.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> bernoulli(Random& random, double probability) {
  return detail::ops::draw_bernoulli<Tensor<T, B, E...>>(random, probability);
}
/// 1 with this probability, with the number of rows: bernoulli<bool, dynamic>(rows, random, probability).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> bernoulli(std::size_t rows, Random& random, double probability) {
  return detail::ops::draw_bernoulli<Tensor<T, B, E...>>(random, probability, rows);
}
/// Does not compile: without a Random.
template <class T, std::size_t B, std::size_t... E, class... Given>
  requires detail::ops::no_random<Given...>
constexpr Tensor<T, B, E...> bernoulli(Given&&...) {
  return detail::ops::draw_without_random<Tensor<T, B, E...>, Given...>();
}

namespace detail::ops {
template <class X>
constexpr void swap_rows(X& x, std::size_t i, std::size_t j) {
  auto* const row = x.data() + i * X::row_size;
  std::swap_ranges(row, row + X::row_size, x.data() + j * X::row_size);
}
/// The number of rows that all tensors have; throws ShapeError unless it is one.
constexpr std::size_t common_rows(const char* who, std::initializer_list<std::size_t> rows) {
  const std::size_t first = *rows.begin();
  for (const std::size_t& found : rows)
    if (found != first)
      fail<ShapeError>({who, ": tensor 0 has ", first, first == 1 ? " row" : " rows", " and tensor ",
                        &found - rows.begin(), " has ", found});
  return first;
}
}  // namespace detail::ops

/// Puts the rows of a tensor into another order, in place, each order as likely as the next (Fisher and Yates). Several
/// tensors stay beside each other, shuffle(random, x, y): row i of one still belongs to row i of the others. Throws
/// ShapeError where they have not as many rows.
template <class... X>
  requires(sizeof...(X) > 0 && (any_tensor<std::remove_cvref_t<X>> && ...))
constexpr void shuffle(Random& random, X&&... x) {
  constexpr bool writes = (!std::is_const_v<std::remove_pointer_t<decltype(x.data())>> && ...);
  using wrong = detail::problems::shuffle_changes_its_tensor_and_this_one_is_to_be_read_only;
  using problem = detail::explained<std::conditional_t<writes, detail::none, wrong>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (writes) {
    for (std::size_t i = detail::ops::common_rows("shuffle", {x.rows()...}); i > 1; --i) {
      const std::size_t other = random.below(i);
      if (other != i - 1) (detail::ops::swap_rows(x, i - 1, other), ...);
    }
  }
}

namespace detail::ops {
template <std::size_t N, class... Rows>
constexpr Tensor<std::int32_t, N> draw_permutation(Random& random, Rows... rows) {
  return ops::make<Tensor<std::int32_t, N>>(
      [&](auto x) {
        if (x.size() > std::size_t{1} << 31)
          fail<ShapeError>({"permutation: ", x.size(), " numbers do not fit into int32"});
        for (std::size_t i = 0; i < x.size(); ++i) x(i) = static_cast<std::int32_t>(i);
        shuffle(random, x);
      },
      rows...);
}
template <std::size_t N, class X, class... Rows>
constexpr auto draw_choice(Random& random, const X& x, Rows... rows) {
  using S = shape::batch_shape<shape::row_shape<typename X::shape>, N>;
  return ops::make<tensor_of<typename X::value_type, S>>(
      [&](auto y) {
        if (x.rows() == 0 && !y.empty()) fail<ShapeError>({"choice: expected a tensor with rows, found one without"});
        for (std::size_t i = 0; i < y.rows(); ++i) {
          const auto* from = x.data() + random.below(x.rows()) * X::row_size;
          std::copy(from, from + X::row_size, y.data() + i * X::row_size);
        }
      },
      rows...);
}
}  // namespace detail::ops

/// 0 to N - 1 in a random order: permutation<10>(random). They are int32, as labels and indices are in dovetail.
template <std::size_t N>
constexpr Tensor<std::int32_t, N> permutation(Random& random) {
  return detail::ops::draw_permutation<N>(random);
}
/// 0 to rows - 1: permutation(rows, random). Throws ShapeError for more numbers than int32 has.
template <std::size_t N = dynamic>
constexpr Tensor<std::int32_t, N> permutation(std::size_t rows, Random& random) {
  return detail::ops::draw_permutation<N>(random, rows);
}

/// N rows of x, each drawn from all of them: choice<10>(random, x). Throws ShapeError where x has none.
template <std::size_t N, any_tensor X>
constexpr auto choice(Random& random, const X& x) {
  return detail::ops::draw_choice<N>(random, x);
}
/// Rows of x, each drawn from all of them: choice(rows, random, x).
template <std::size_t N = dynamic, any_tensor X>
constexpr auto choice(std::size_t rows, Random& random, const X& x) {
  return detail::ops::draw_choice<N>(random, x, rows);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
