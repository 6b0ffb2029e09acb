// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
// Field Idx of the record with initializer Idx of the list.
template <class List, class R>
void fill_fields(R& record, Random& random) {
  if constexpr (hana::Struct<R>::value) {
    constexpr auto fields = hana::accessors<R>();
    for_indices<decltype(hana::length(fields))::value>([&](auto i) {
      auto& field = hana::second(hana::at_c<i()>(fields))(record);
      if constexpr (any_tensor<std::remove_reference_t<decltype(field)>>)
        initializer_at<i(), List>::fill(field, random);
    });
  }
}

}  // namespace detail::layers

/// Gives a layer's parameters and state their first values: by the layer's own `initialize`, as a container has, or by
/// the initializers that it names.
template <class L, class T>
void initialize_layer(parameters_of<L, T>& parameters, state_of<L, T>& state, Random& random) {
  if constexpr (requires { L::template initialize<T>(parameters, state, random); }) {
    L::template initialize<T>(parameters, state, random);
  } else {
    detail::layers::fill_fields<typename detail::layers::layer_traits<L>::initializers>(parameters, random);
    detail::layers::fill_fields<typename detail::layers::layer_traits<L>::state_initializers>(state, random);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
