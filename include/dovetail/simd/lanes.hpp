// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <utility>

#include <dovetail/simd/pack.hpp>
#include <dovetail/simd/select.hpp>

/// From all lanes of a pack to one number.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {
// Lane i + S in place of lane i.
template <std::size_t S, class Pack, std::size_t... Idx>
Pack rotate_lanes(Pack v, std::index_sequence<Idx...>) noexcept {
  const typename Pack::register_type lanes = v;
  return Pack(__builtin_shufflevector(lanes, lanes, int((Idx + S) % Pack::size)...));
}
// The lanes of v and those S after them, then the same with half of S.
template <std::size_t S, class Pack, class F>
constexpr typename Pack::value_type reduce_lanes(Pack v, F f) noexcept {
  if constexpr (Pack::size == 1) {
    return v.data;
  } else if constexpr (S == 0) {
    return typename Pack::register_type(v)[0];
  } else {
    return reduce_lanes<S / 2>(f(v, rotate_lanes<S>(v, std::make_index_sequence<Pack::size>{})), f);
  }
}
}  // namespace impl

/// f of all lanes: of the two halves of v, of the two quarters of that, and so on.
template <class Pack, class F>
constexpr typename Pack::value_type reduce_lanes(Pack v, F f) noexcept {
  return impl::reduce_lanes<Pack::size / 2>(v, f);
}
/// The sum of the lanes, added in pairs.
template <class Pack>
constexpr typename Pack::value_type sum(Pack v) noexcept {
  return simd::reduce_lanes(v, [](Pack a, Pack b) { return a + b; });
}
/// The largest lane.
template <class Pack>
constexpr typename Pack::value_type largest(Pack v) noexcept {
  return simd::reduce_lanes(v, [](Pack a, Pack b) { return (simd::max)(a, b); });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
