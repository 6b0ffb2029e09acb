// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/tensor/hana.hpp>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include <dovetail/explain/target.hpp>

/// Lists of types and algorithms on them: types<...>, or any other class template of types. Numbers are found by loops
/// over constant arrays, types by `element`.
///
/// All 300 elements of a list of 300 cost GCC 12 0.04 s by `element`, a search among base classes; 5.1 s by a recursion
/// that drops the first type, 1.5 s by std::tuple_element and 0.7 s by hana::at_c.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail {
namespace hana = boost::hana;
}

namespace detail::layers {
/// A list of types.
template <class... T>
struct types {};

template <class List>
inline constexpr std::size_t length = 0;
/// How many types there are in a list.
template <template <class...> class List, class... T>
inline constexpr std::size_t length<List<T...>> = sizeof...(T);
/// The places of a tuple; 0 of another record.
template <class R>
inline constexpr std::size_t tuple_length = 0;
template <class... R>
inline constexpr std::size_t tuple_length<hana::tuple<R...>> = sizeof...(R);

template <std::size_t Idx, class R>
struct Place {
  using type = R;
};
template <class Indices, class... R>
struct Places;
template <std::size_t... Idx, class... R>
struct Places<std::index_sequence<Idx...>, R...> : Place<Idx, R>... {};
template <std::size_t Idx, class R>
Place<Idx, R> place_in(Place<Idx, R>);
template <template <class...> class List, class... R>
Places<std::index_sequence_for<R...>, R...> places_of(List<R...>*);

/// The type at place Idx of a list.
template <std::size_t Idx, class List>
using element = typename decltype(place_in<Idx>(places_of(static_cast<List*>(nullptr))))::type;

// Four at a time, so that long lists nest less.
template <class... List>
struct concatenation;
template <class List>
struct concatenation<List> {
  using type = List;
};
template <template <class...> class List, class... A, class... B, class... More>
struct concatenation<List<A...>, List<B...>, More...> : concatenation<List<A..., B...>, More...> {};
template <template <class...> class List, class... A, class... B, class... C, class... D, class... More>
struct concatenation<List<A...>, List<B...>, List<C...>, List<D...>, More...>
    : concatenation<List<A..., B..., C..., D...>, More...> {};
/// The types of some lists of one kind, one list after the other.
template <class... List>
using concatenated = typename layers::concatenation<List...>::type;

/// Operands of one fold expression at most: Clang ends at 256.
inline constexpr std::size_t fold_limit = 128;

/// Calls f(std::integral_constant<std::size_t, Idx>) for Idx = First ... N - 1. Inlined, since what f captures would go
/// through memory: Clang takes a quarter more for predict of 13-32-16-3.
template <std::size_t N, std::size_t First = 0, class F>
[[gnu::always_inline]] constexpr void for_indices(F&& f) {
  constexpr std::size_t count = N - First < fold_limit ? N - First : fold_limit;
  [&]<std::size_t... Idx>(std::index_sequence<Idx...>) __attribute__((always_inline)) {
    (f(std::integral_constant<std::size_t, First + Idx>{}), ...);
  }(std::make_index_sequence<count>{});
  if constexpr (First + count < N) for_indices<N, First + count>(f);
}

/// The sum of any number of sizes: no fold expression.
constexpr std::size_t total(std::initializer_list<std::size_t> sizes) {
  std::size_t sum = 0;
  for (const std::size_t size : sizes) sum += size;
  return sum;
}

/// Whether Predicate<T>::value holds for all types of a list. (No fold expression either.)
template <template <class> class Predicate, class List>
inline constexpr bool all_of = false;
template <template <class> class Predicate, template <class...> class List, class... T>
inline constexpr bool all_of<Predicate, List<T...>> = total({(Predicate<T>::value ? 1U : 0U)...}) == sizeof...(T);

/// The place of the first type for which Predicate<T>::value holds, or the length of the list.
template <template <class> class Predicate, class List>
inline constexpr std::size_t place_of_first = 0;
template <template <class> class Predicate, template <class...> class List, class... T>
inline constexpr std::size_t place_of_first<Predicate, List<T...>> = [] {
  std::size_t place = 0;
  for (const bool found : std::initializer_list<bool>{Predicate<T>::value...}) {
    if (found) break;
    ++place;
  }
  return place;
}();
template <template <class> class Predicate, class Default, class List>
struct first;
template <template <class> class Predicate, class Default, template <class...> class List, class... T>
struct first<Predicate, Default, List<T...>> {
  using type = element<place_of_first<Predicate, List<T...>>, List<T..., Default>>;
};
/// The first type of a list for which Predicate<T>::value holds, or Default.
template <template <class> class Predicate, class Default, class List>
using first_that = typename layers::first<Predicate, Default, List>::type;

// init >> list[First] >> ... >> list[N - 1]
template <class Init, class Types, std::size_t First, class Indices>
struct FoldPiece;
template <class Init, class Types, std::size_t First, std::size_t... Idx>
struct FoldPiece<Init, Types, First, std::index_sequence<Idx...>> {
  using type = decltype((Init{} >> ... >> element<First + Idx, Types>{}));
};
template <class Init, class Types, std::size_t First, std::size_t N>
struct FoldFrom {
  using Piece = typename FoldPiece<Init, Types, First,
                                   std::make_index_sequence<(N - First < fold_limit ? N - First : fold_limit)>>::type;
  using type = typename FoldFrom<Piece, Types, (N - First < fold_limit ? N : First + fold_limit), N>::type;
};
template <class Init, class Types, std::size_t N>
struct FoldFrom<Init, Types, N, N> {
  using type = Init;
};
template <class Init, class... T>
struct Fold : FoldFrom<Init, hana::tuple<T...>, 0, sizeof...(T)> {};
template <class Init, class... T>
  requires(sizeof...(T) <= fold_limit)
struct Fold<Init, T...> {
  using type = decltype((Init{} >> ... >> T{}));
};

/// What init >> T{} >> ... gives, for any number of types.
template <class Init, class... T>
using fold = typename layers::Fold<Init, T...>::type;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
