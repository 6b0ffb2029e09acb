// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/problem.hpp>

/// The parts of the sentences that several floors say: see explain/spell.hpp.
namespace dovetail::inline DOVETAIL_TARGET {

template <auto...>
struct Reshape;

namespace detail::explain {
/// What is wrong with a layer, as the rest of a sentence about it: takes_shape<128>, but_layer<1, ReLU>, ...
template <class... Phrase>
struct phrases {};
}  // namespace detail::explain

namespace detail::problems {
// What to write instead, last in a sentence. Code that is a call is a function type: write<cast<float>(...)>.
template <class L, class... Or>
struct write {};
template <class T>
struct cast;
template <auto... E>
struct reshape;
struct transpose;
template <auto... Axis>
struct permute;
template <class L, class... Else>
struct put_L_before_it {};
template <class L>
struct or_put_L_before_it {};
template <class L>
struct or_write_L {};
template <std::size_t Idx, class L>
struct put_it_before_layer {};
template <std::size_t N>
struct but_gets {};
}  // namespace detail::problems

}  // namespace dovetail::inline DOVETAIL_TARGET
