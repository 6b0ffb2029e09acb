// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/networks/judge.hpp>

/// Which layer of a model cannot be trained.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

// The first layer that cannot be trained, in containers too.
template <class... S>
consteval auto untrainable(std::type_identity<hana::tuple<S...>>);
template <class S>
consteval auto untrainable_stage() {
  using L = typename S::layer;
  if constexpr (layers::container<L>) {
    return training::untrainable(std::type_identity<typename L::stages>{});
  } else {
    return networks::training_problem<typename layers::inner_layer<L>::type, typename S::input, typename S::output>();
  }
}
template <class... S>
consteval auto untrainable(std::type_identity<hana::tuple<S...>>) {
  return networks::first_wrong<
      typename networks::own_problem<S::index, typename S::written, decltype(untrainable_stage<S>())>::type...>{};
}

// The first place of a list that is not fine, or its length.
template <std::size_t N>
consteval std::size_t first_wrong_place(const std::array<bool, N>& fine) {
  return static_cast<std::size_t>(std::find(fine.begin(), fine.end(), false) - fine.begin());
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
