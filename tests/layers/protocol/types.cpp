// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/types.hpp>

#include <concepts>
#include <type_traits>

using namespace dovetail;

static_assert([] {
  std::size_t sum = 0;
  detail::layers::for_indices<4>([&](auto i) { sum = 10 * sum + i; });
  detail::layers::for_indices<0>([&](auto) { sum = 0; });
  return sum;
}() == 123);

namespace {
using detail::layers::types;

template <std::size_t N>
using Size = std::integral_constant<std::size_t, N>;
template <class N>
struct is_even : std::bool_constant<N::value % 2 == 0> {};
template <class N>
struct is_small : std::bool_constant<(N::value < 1000)> {};
template <std::size_t... I>
types<Size<I>...> count_up(std::index_sequence<I...>);
using Long = decltype(count_up(std::make_index_sequence<300>{}));  // longer than a fold expression of Clang
}  // namespace

static_assert(detail::layers::length<Long> == 300 && detail::layers::length<types<>> == 0 &&
              detail::layers::length<int> == 0);
static_assert(std::same_as<detail::layers::element<299, Long>, Size<299>>);
static_assert(std::same_as<detail::layers::element<1, boost::hana::tuple<int, char>>, char>);

static_assert(std::same_as<detail::layers::concatenated<types<>>, types<>>);
static_assert(std::same_as<detail::layers::concatenated<types<>, types<int>, types<char, int>>, types<int, char, int>>);
static_assert(std::same_as<detail::layers::concatenated<types<int>, types<char>, types<>, types<long>, types<short>>,
                           types<int, char, long, short>>);

static_assert(detail::layers::all_of<is_small, Long> && !detail::layers::all_of<is_even, Long> &&
              detail::layers::all_of<is_even, types<>>);
static_assert(detail::layers::place_of_first<is_even, types<Size<3>, Size<4>, Size<6>>> == 1 &&
              detail::layers::place_of_first<is_even, types<Size<3>>> == 1);
static_assert(std::same_as<detail::layers::first_that<is_even, void, types<Size<3>, Size<4>, Size<6>>>, Size<4>> &&
              std::same_as<detail::layers::first_that<is_even, void, types<Size<3>>>, void> &&
              std::same_as<detail::layers::first_that<is_even, void, types<>>, void>);
