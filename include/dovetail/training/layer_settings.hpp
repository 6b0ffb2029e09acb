// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <dovetail/networks/bind.hpp>

/// Whether the numbers that layers have in their state can be.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// Throws OptionError for a Setting that cannot be, of layers whose states these are: "layer 2.0, Dropout<>: rate:
/// ...".
template <class... S, class State>
[[gnu::cold]] void check_layer_settings(hana::tuple<S...>*, const State& states, const std::string& container = {}) {
  layers::for_indices<sizeof...(S)>([&](auto i) {
    using Stage = layers::element<i(), hana::tuple<S...>>;
    using L = typename Stage::layer;
    const auto& own = hana::at_c<i()>(states);
    if constexpr (layers::container<L>)
      training::check_layer_settings(static_cast<typename L::stages*>(nullptr), own, sentence({container, i(), "."}));
    else if constexpr (requires { L::check(own, Part("")); })
      L::check(own, {"layer ", container, i(), ", ", name_of<typename Stage::written>()});
  });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
