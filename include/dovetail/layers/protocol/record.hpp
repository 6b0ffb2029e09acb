// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/hana.hpp>
#include <initializer_list>
#include <string>
#include <utility>

#include <dovetail/tensor/tensor.hpp>

/// Records: the parameters of a layer (a Hana struct of tensors), of a network (a tuple of records), their
/// gradient and every optimizer's moments. One function, for_each_tensor(), visits the tensors of all.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail {
namespace hana = boost::hana;
}

namespace detail::layers {
/// The places of a tuple; 0 of another record.
template <class R>
inline constexpr std::size_t tuple_length = 0;
template <class... R>
inline constexpr std::size_t tuple_length<hana::tuple<R...>> = sizeof...(R);

template <std::size_t I, class R>
struct Place {
  using type = R;
};
template <class Indices, class... R>
struct Places;
template <std::size_t... I, class... R>
struct Places<std::index_sequence<I...>, R...> : Place<I, R>... {};
template <std::size_t I, class R>
Place<I, R> place_in(Place<I, R>);
template <class... R>
Places<std::index_sequence_for<R...>, R...> places_of(hana::tuple<R...>*);

/// The type at place I of a tuple. Cheaper to compile than decltype(hana::at_c<I>(...)).
template <std::size_t I, class Tuple>
using element = typename decltype(place_in<I>(places_of(static_cast<Tuple*>(nullptr))))::type;

/// Operands of one fold expression at most: Clang ends at 256.
inline constexpr std::size_t fold_limit = 128;

/// Calls f(std::integral_constant<std::size_t, I>) for I = First ... N - 1.
template <std::size_t N, std::size_t First = 0, class F>
constexpr void for_indices(F&& f) {
  constexpr std::size_t count = N - First < fold_limit ? N - First : fold_limit;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (f(std::integral_constant<std::size_t, First + I>{}), ...);
  }(std::make_index_sequence<count>{});
  if constexpr (First + count < N) for_indices<N, First + count>(f);
}

/// The sum of any number of sizes: no fold expression.
constexpr std::size_t total(std::initializer_list<std::size_t> sizes) {
  std::size_t sum = 0;
  for (const std::size_t size : sizes) sum += size;
  return sum;
}

// init >> types[First] >> ... >> types[N - 1]
template <class Init, class Types, std::size_t First, class Indices>
struct FoldPiece;
template <class Init, class Types, std::size_t First, std::size_t... I>
struct FoldPiece<Init, Types, First, std::index_sequence<I...>> {
  using type = decltype((Init{} >> ... >> element<First + I, Types>{}));
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

/// Where in a record a tensor stands: "1.kernel", "2.0.bias". Written out only when asked for.
struct TensorPath {
  const TensorPath* parent = nullptr;  ///< null: the record as a whole
  const char* field = nullptr;         ///< null: index counts
  std::size_t index = 0;               ///< in a tuple

  /// "1.kernel"
  std::string text() const {
    const std::string before = parent == nullptr || parent->root() ? "" : detail::sentence({parent->text(), "."});
    return field != nullptr ? detail::sentence({before, field}) : detail::sentence({before, index});
  }
  bool root() const { return parent == nullptr; }  ///< whether it is the record as a whole
};

namespace detail::layers {
/// Whether a walk visits R as a whole, and not what is in it: a tensor, a view, or memory that is yet to be divided.
template <class R>
inline constexpr bool is_leaf = any_tensor<R>;
/// Whether a walk over the record finds a leaf.
template <class R>
inline constexpr bool holds_tensors = is_leaf<R> || hana::Struct<R>::value;
template <class... R>
inline constexpr bool holds_tensors<hana::tuple<R...>> = total({holds_tensors<R>...}) > 0;
}  // namespace detail::layers

template <class F, class R, class... S>
constexpr void for_each_tensor(F& f, const TensorPath& path, R& record, S&... others);

namespace detail::layers {
// Goes to a field of some structs.
template <class F, class Field, class... R>
constexpr void visit_field(F& f, const TensorPath& path, Field field, R&... structs) {
  for_each_tensor(f, TensorPath{&path, hana::first(field).c_str()}, hana::second(field)(structs)...);
}
// Goes to place I of some tuples, unless nothing is there.
template <std::size_t I, class F, class... R>
constexpr void visit_place(F& f, const TensorPath& path, R&... tuples) {
  if constexpr ((holds_tensors<element<I, std::remove_cv_t<R>>> && ...))
    for_each_tensor(f, TensorPath{&path, nullptr, I}, hana::at_c<I>(tuples)...);
}
}  // namespace detail::layers

/// Calls f(path, tensor...) for each tensor of some records of one form, in the order of the fields.
template <class F, class R, class... S>
constexpr void for_each_tensor(F& f, const TensorPath& path, R& record, S&... others) {
  using Record = std::remove_cv_t<R>;
  if constexpr (detail::layers::is_leaf<Record>) {
    f(path, record, others...);
  } else if constexpr (detail::hana::Struct<Record>::value) {
    detail::hana::unpack(detail::hana::accessors<Record>(),
                         [&](auto... field) { (detail::layers::visit_field(f, path, field, record, others...), ...); });
  } else {
    detail::layers::for_indices<detail::layers::tuple_length<Record>>(
        [&](auto i) { detail::layers::visit_place<i()>(f, path, record, others...); });
  }
}
/// Calls f(path, tensor...) for each tensor of some records of one form: for_each_tensor(f, parameters, gradient).
template <class F, class R, class... S>
  requires(!std::is_same_v<std::remove_cvref_t<R>, TensorPath>)
constexpr void for_each_tensor(F&& f, R& record, S&... others) {
  for_each_tensor(f, TensorPath{}, record, others...);
}

namespace detail::layers {

// The types of a struct's fields, as a tuple.
template <class R>
constexpr auto fields_of = [](auto... field) {
  return hana::type_c<hana::tuple<std::remove_cvref_t<decltype(hana::second(field)(std::declval<R&>()))>...>>;
};
template <class R>
struct Fields : decltype(hana::unpack(hana::accessors<R>(), fields_of<R>)){};

// How many elements a record has, of its type alone.
template <class R>
struct Elements {
  static constexpr std::size_t count = 0;
};
template <class T, std::size_t... E>
struct Elements<Tensor<T, E...>> {
  static constexpr std::size_t count = Shape<E...>::size;
};
template <class... R>
struct Elements<hana::tuple<R...>> {
  static constexpr std::size_t count = total({Elements<R>::count...});
};
template <class R>
  requires(hana::Struct<R>::value)
struct Elements<R> : Elements<typename Fields<R>::type> {};

}  // namespace detail::layers

/// The elements of a record of tensors.
template <class R>
inline constexpr std::size_t element_count = detail::layers::Elements<R>::count;

}  // namespace dovetail::inline DOVETAIL_TARGET
