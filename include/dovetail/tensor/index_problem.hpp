// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>

/// What is an index, and what to say of what is none.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {
/// An index, or what stands for indices of an axis: all, last, range<0, 10, 2>, slice<8>(first).
template <class Idx>
concept any_index = std::integral<Idx> || requires { typename Idx::token; };
/// The index of a row: what is or becomes an integer without losing some of it.
template <class Idx>
concept row_index = std::convertible_to<Idx, std::size_t> && !std::is_floating_point_v<Idx>;

/// Index i of an axis that has `extent` of them: negative ones count from the end.
template <class Idx>
constexpr std::size_t from_start(Idx i, [[maybe_unused]] std::size_t extent) noexcept {
  if constexpr (std::is_signed_v<Idx>)
    if (i < 0) return extent + static_cast<std::size_t>(i);
  return static_cast<std::size_t>(i);
}
}  // namespace detail::tensor

namespace detail::problems {
template <class Idx>
struct an_index_is_an_integer_a_range_or_all_and_not {
  static constexpr words text = words() << "dovetail: an index is an integer, a range, a slice, all or last, and not "
                                        << name_of<Idx>();
};
struct x;
template <class Fix>
struct ranges_and_slices_stand_in_parentheses_alone {};
struct where;
template <class Fix>
struct elements_are_not_taken_by_a_mask {};
template <std::size_t Axis>
struct gather;
template <class Fix>
struct elements_are_not_taken_by_a_list_of_indices {};
template <class S, std::size_t Rank, std::size_t Given>
struct shape_S_takes_N_indices_and_not {};
template <std::size_t Given, class S>
using number_of_indices = shape_S_takes_N_indices_and_not<S, S::rank, Given>;
}  // namespace detail::problems

namespace detail::tensor {
/// What is wrong with an index.
template <class Idx>
consteval auto index_problem() {
  if constexpr (any_index<Idx>) {
    return none{};
  } else if constexpr (requires { requires std::same_as<typename Idx::value_type, bool>; }) {
    return problems::elements_are_not_taken_by_a_mask<problems::write<problems::where(...)>>{};
  } else if constexpr (requires { typename Idx::value_type; }) {
    return problems::elements_are_not_taken_by_a_list_of_indices<problems::write<problems::gather<0>(...)>>{};
  } else {
    return problems::an_index_is_an_integer_a_range_or_all_and_not<Idx>{};
  }
}
/// What is wrong with an index where ranges and slices are wrong, too.
template <class Idx>
consteval auto integer_problem() {
  if constexpr (std::integral<Idx>) {
    return none{};
  } else if constexpr (any_index<Idx>) {
    return problems::ranges_and_slices_stand_in_parentheses_alone<problems::write<problems::x(...)>>{};
  } else {
    return tensor::index_problem<Idx>();
  }
}
}  // namespace detail::tensor

}  // namespace dovetail::inline DOVETAIL_TARGET
