// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>

#include <dovetail/explain/target.hpp>

/// Sequences of different lengths in one batch: each sample has as many steps as the type says, and the last of them
/// may be padding. Whatever goes through a network, forth and back, is 0 there: the containers see to it.
namespace dovetail::inline DOVETAIL_TARGET {

/// What a layer makes of padded samples, as its member `lengths` says: `using lengths = Lengths::kept;`. A layer that
/// says nothing does not take them. One whose output has other lengths than its input says that beside it:
/// `static constexpr std::size_t length(std::size_t n)`, of a sample of n steps, 0 where that is too short for it.
struct Lengths {
  /// It does right as it is, since padding is 0: the first steps of its output do not depend on how many zeros come
  /// behind.
  struct kept;
  /// The same where the steps are rows, of a sample of rank 2 or more: along the last axis elements depend on each
  /// other.
  struct kept_by_rows;
  /// Its functions ask `pass.lengths.of(b, T)` how many of T steps sample b has: 0 to T.
  struct read;
  /// They ask too, and its output has no steps: it is an answer to the whole sample.
  struct ended;
  /// Padding would count as data, even where it is rows for the layers of an EachRow, which need not know lengths: as
  /// in statistics of a batch. So it is refused there too.
  struct refused;
};

namespace detail::layers {
/// The `lengths` of a pass where there are none: every sample has all steps.
struct AllSteps {
  static constexpr std::size_t of(std::size_t /*sample*/, std::size_t steps) noexcept { return steps; }
};

/// Whether a layer asks its pass for lengths.
template <class L>
concept reads_lengths = requires {
  typename L::lengths;
} && (std::same_as<typename L::lengths, Lengths::read> || std::same_as<typename L::lengths, Lengths::ended>);
/// The layer that says it for L, if that runs another one.
template <class L>
struct says_lengths_for {
  using type = L;
};
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
