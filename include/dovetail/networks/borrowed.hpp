// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/network.hpp>

/// Networks whose tensors point to memory of others: to constants of the program, or to a file in memory.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What makes such networks: where.template values<Tensor, Idx>() are the elements of tensor Idx, in the order of
/// for_each_tensor(). The network must be const, since nobody may write to it.
struct Borrower {
  template <class A, class T, class Where>
  static constexpr Network<A, T> network(const Where& where) {
    using Parameters = parameters_of<resolved<A>, T>;
    return Network<A, T>(record<Parameters, 0>(where),
                         record<state_of<resolved<A>, T>, layers::tensor_count<Parameters>>(where));
  }
  /// One of zeros, to be loaded.
  template <class A, class T>
  static Network<A, T> zeros() {
    return Network<A, T>(parameters_of<resolved<A>, T>(), state_of<resolved<A>, T>());
  }

 private:
  // A large tensor points to its elements, a small one has a copy of them: of an array as a whole, since compilers
  // count the steps of a loop in a constant expression.
  template <class Tensor, class T, std::size_t N>
  static constexpr Tensor tensor(const tensor::Inside<T, N>& values) {
    if constexpr (Tensor::inside)
      return Tensor(tensor::Inside<T, N>(values));
    else
      return tensor<Tensor>(values.data());
  }
  template <class Tensor, class T>
  static constexpr Tensor tensor(const T* values) {
    if constexpr (Tensor::inside)
      return Tensor(view_of<const T, typename Tensor::shape>(values));
    else
      return Tensor(Tensor::Storage::borrowed(values, Tensor::shape::size));
  }
  template <class Tensor>
  static constexpr Tensor tensor(std::nullptr_t) {
    if constexpr (Tensor::inside)
      return Tensor();
    else
      return Tensor(Tensor::Storage::borrowed(nullptr, 0));
  }

  // The tensors from number First on.
  template <class R, std::size_t First, class Where>
  static constexpr R record(const Where& where) {
    if constexpr (any_tensor<R>) {
      return tensor<R>(where.template values<R, First>());
    } else if constexpr (requires { typename R::the_parameters; }) {  // two records in one: see NotTrained
      using P = decltype(R::parameters);
      return R{record<P, First>(where), record<decltype(R::state), First + layers::tensor_count<P>>(where)};
    } else if constexpr (hana::Struct<R>::value) {
      return fields<R, First>(where, static_cast<typename layers::Fields<R>::type*>(nullptr));
    } else {
      return fields<R, First>(where, static_cast<R*>(nullptr));
    }
  }
  template <class R, std::size_t First, class Where, class... F>
  static constexpr R fields([[maybe_unused]] const Where& where, hana::tuple<F...>*) {
    return [&]<std::size_t... Idx>(std::index_sequence<Idx...>) {
      return R{record<F, First + before<Idx, F...>>(where)...};
    }(std::index_sequence_for<F...>{});
  }
  template <class R, std::size_t, class Where>
  static constexpr R fields(const Where&, void*) {
    return R{};
  }
  // The tensors of the first Idx of some records.
  template <std::size_t Idx, class... F>
  static constexpr std::size_t before = [] {
    std::size_t count = 0, i = 0;
    for (const std::size_t tensors : std::initializer_list<std::size_t>{layers::tensor_count<F>...})
      count += i++ < Idx ? tensors : 0;
    return count;
  }();
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
