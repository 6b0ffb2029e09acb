// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/networks/problems.hpp>

/// The records of one layer, in those of all.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

// What stands in for a layer that is not there: `.kernel` of it shall not be a second error.
template <class R>
inline constexpr std::size_t last_with_elements = 0;
template <class... R>
inline constexpr std::size_t last_with_elements<hana::tuple<R...>> = [] {
  std::size_t i = 0, last = 0;
  for (const std::size_t count : std::initializer_list<std::size_t>{element_count<R>...})
    last = count > 0 ? i : last, ++i;
  return last;
}();

// What is wrong with layer Idx, or layer Idx.J... in a container, of a record: it has fewer.
template <class Record, std::size_t Idx, std::size_t... J>
consteval auto part_problem() {
  constexpr std::size_t count = layers::tuple_length<Record>;
  if constexpr (Idx >= count) {
    return problems::no_layer<count, Idx>{};
  } else if constexpr (sizeof...(J) == 0) {
    return none{};
  } else {
    return part_problem<layers::element<Idx, Record>, J...>();
  }
}
// The part of a record that is layer Idx, and of layer Idx.J... in a container.
template <std::size_t Idx, std::size_t... J, class Record>
auto& part(Record& record) noexcept {
  constexpr std::size_t count = layers::tuple_length<std::remove_const_t<Record>>;
  if constexpr (Idx >= count && count > 0) {
    return hana::at_c<last_with_elements<std::remove_const_t<Record>>>(record);
  } else if constexpr (Idx >= count) {
    return record;
  } else if constexpr (sizeof...(J) == 0) {
    return hana::at_c<Idx>(record);
  } else {
    return part<J...>(hana::at_c<Idx>(record));
  }
}
// The parameters of layer Idx.J..., and what it keeps beside them. Those of a layer that is not trained stand in the
// other record.
template <std::size_t... Idx, class P, class S>
auto& parameters_part([[maybe_unused]] P& parameters, [[maybe_unused]] S& state) noexcept {
  using wrong = explained<decltype(part_problem<std::remove_const_t<P>, Idx...>())>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  auto& own = part<Idx...>(parameters);
  if constexpr (!std::is_empty_v<std::remove_reference_t<decltype(own)>>) {
    return own;
  } else {
    auto& kept = part<Idx...>(state);
    if constexpr (layers::is_not_trained<std::remove_cvref_t<decltype(kept)>>)
      return kept.parameters;
    else
      return own;
  }
}
template <std::size_t... Idx, class S>
auto& state_part(S& state) noexcept {
  using wrong = explained<decltype(part_problem<std::remove_const_t<S>, Idx...>())>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  auto& kept = part<Idx...>(state);
  if constexpr (layers::is_not_trained<std::remove_cvref_t<decltype(kept)>>)
    return (kept.state);
  else
    return kept;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
