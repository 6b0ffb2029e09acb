// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/tensor/hana.hpp>
#include <initializer_list>
#include <string>
#include <utility>

#include <dovetail/layers/protocol/types.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Records: the parameters of a layer (a Hana struct of tensors), of a network (a tuple of records), their
/// gradient and every optimizer's moments. One function, for_each_tensor(), visits the tensors of all.
namespace dovetail::inline DOVETAIL_TARGET {

/// Where in a record a tensor stands: "1.kernel", "2.0.bias". Written out only when asked for.
struct TensorPath {
  const TensorPath* parent = nullptr;  ///< null: the record as a whole
  const char* field = nullptr;         ///< null: index counts
  std::size_t index = 0;               ///< in a tuple

  /// "1.kernel"
  [[gnu::cold]] std::string text() const {
    std::string path;
    append_to(path);
    return path;
  }
  bool root() const { return parent == nullptr; }  ///< whether it is the record as a whole

 private:
  [[gnu::cold]] void append_to(std::string& path) const {
    if (parent != nullptr && !parent->root()) {
      parent->append_to(path);
      detail::Part(".").append_to(path);
    }
    (field != nullptr ? detail::Part(field) : detail::Part(index)).append_to(path);
  }
};

namespace detail::layers {
/// Whether a walk visits R as a whole, and not what is in it: a tensor, a view, or memory that is yet to be divided.
template <class R>
inline constexpr bool is_leaf = any_tensor<R>;

/// Whether R is what a layer that is not trained keeps: see layers/not_trainable.hpp.
template <class R>
inline constexpr bool is_not_trained = false;

// The types of a struct's fields, as a tuple.
template <class R>
constexpr auto fields_of = [](auto... field) {
  return hana::type_c<hana::tuple<std::remove_cvref_t<decltype(hana::second(field)(std::declval<R&>()))>...>>;
};
template <class R>
struct Fields : decltype(hana::unpack(hana::accessors<R>(), fields_of<R>)){};

// The types in a record, from the first field to the last, whether they are tensors or not.
template <class R>
struct Leaves {
  using type = types<R>;
};
template <class... R>
struct Leaves<hana::tuple<R...>> {
  using type = concatenated<types<>, typename Leaves<R>::type...>;
};
template <class R>
  requires(!any_tensor<R> && hana::Struct<R>::value)
struct Leaves<R> : Leaves<typename Fields<R>::type> {};

template <class Leaves>
struct Tensors;
template <class... L>
struct Tensors<types<L...>> {
  using type = concatenated<types<>, std::conditional_t<any_tensor<L>, types<L>, types<>>...>;
};

/// The types of the tensors of a record, in the order of for_each_tensor(): types<Tensor<float, 4, 3>, ...>.
template <class R>
using tensors_of = typename layers::Tensors<typename Leaves<R>::type>::type;
/// How many they are.
template <class R>
inline constexpr std::size_t tensor_count = length<tensors_of<R>>;

template <class Leaves>
inline constexpr bool any_is_leaf = false;
template <class... L>
inline constexpr bool any_is_leaf<types<L...>> = total({(is_leaf<L> ? 1U : 0U)...}) > 0;
/// Whether a walk over a record visits anything.
template <class R>
inline constexpr bool holds_leaves = any_is_leaf<typename Leaves<R>::type>;

/// What may stand in a record: a tensor, a view, or nothing.
template <class L>
struct is_record_leaf : std::bool_constant<any_tensor<L> || std::is_empty_v<L>> {};
/// Whether a type is a record: a tensor, nothing, or a tuple of records or a struct of them whose fields Hana knows.
template <class R>
inline constexpr bool is_record = all_of<is_record_leaf, typename Leaves<R>::type>;

template <class Tensors>
inline constexpr std::size_t elements = 0;
template <class... T>
inline constexpr std::size_t elements<types<T...>> = total({T::shape::size...});

}  // namespace detail::layers

/// The elements of a record of tensors.
template <class R>
inline constexpr std::size_t element_count = detail::layers::elements<detail::layers::tensors_of<R>>;

template <class F, class R, class... S>
constexpr void for_each_tensor(F& f, const TensorPath& path, R& record, S&... others);

namespace detail::layers {
// Goes to a field of some structs.
template <class F, class Field, class... R>
constexpr void visit_field(F& f, const TensorPath& path, Field field, R&... structs) {
  for_each_tensor(f, TensorPath{&path, hana::first(field).c_str()}, hana::second(field)(structs)...);
}
// Goes to place Idx of some tuples, unless nothing is there.
template <std::size_t Idx, class F, class... R>
constexpr void visit_place(F& f, const TensorPath& path, R&... tuples) {
  if constexpr ((holds_leaves<element<Idx, std::remove_cv_t<R>>> && ...))
    for_each_tensor(f, TensorPath{&path, nullptr, Idx}, hana::at_c<Idx>(tuples)...);
}
}  // namespace detail::layers

/// Calls f(path, tensor...) for each tensor of some records of one form, in the order of the fields.
template <class F, class R, class... S>
constexpr void for_each_tensor(F& f, const TensorPath& path, R& record, S&... others) {
  using Record = std::remove_cv_t<R>;
  if constexpr (detail::layers::is_leaf<Record>) {
    f(path, record, others...);
  } else if constexpr (detail::layers::is_not_trained<Record>) {  // which some walks leave out
    if constexpr (!requires { typename F::leaves_out_what_is_not_trained; })
      for_each_tensor(f, path, record.parameters, others.parameters...);
    if constexpr (detail::layers::holds_leaves<std::remove_cvref_t<decltype(record.state)>>)
      for_each_tensor(f, path, record.state, others.state...);
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

}  // namespace dovetail::inline DOVETAIL_TARGET
