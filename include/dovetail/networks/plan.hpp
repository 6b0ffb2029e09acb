// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/layers/protocol/memory.hpp>
#include <dovetail/networks/wiring.hpp>

/// The memory plan of a pipeline: numbers alone, worked out from what its stages need. Those who run the stages read it
/// and add nothing up.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What the plan knows of a stage.
struct PlannedStage {
  std::size_t output = 0;  ///< the bytes of the value that it gives; 0: it lies elsewhere, as a pipeline's output does
  layers::Bytes own{};     ///< the bytes that it needs for itself
};

/// What lies where in one block of memory for N stages: offsets in bytes.
template <std::size_t N>
struct BlockLayout {
  std::array<std::size_t, N> value{};  ///< of what each stage gives, or of its gradient
  std::array<std::size_t, N> own{};    ///< of what each stage needs for itself
  std::size_t bytes = 0;               ///< the size of the block
};

/// Everything stays: what each stage needs for itself and then its output, in order.
template <std::size_t N>
constexpr BlockLayout<N> persistent_layout(const std::array<PlannedStage, N>& stages) {
  BlockLayout<N> layout;
  for (std::size_t i = 0; i < N; ++i) {
    layout.own[i] = layout.bytes;
    layout.value[i] = layout.bytes + stages[i].own.persistent;
    layout.bytes = layout.value[i] + stages[i].output;
  }
  return layout;
}

/// A ping-pong buffer, where each value is used by the next stage alone. Values lie at the start and at the end of the
/// block in turn, and what a stage needs for itself lies between the two that it takes and gives. So the block is as
/// large as its most demanding stage needs.
template <std::size_t N>
constexpr BlockLayout<N> ping_pong_layout(const std::array<PlannedStage, N>& stages) {
  const auto taken = [&](std::size_t i) { return i == 0 ? 0 : stages[i - 1].output; };
  BlockLayout<N> layout;
  for (std::size_t i = 0; i < N; ++i)
    layout.bytes = (std::max)(layout.bytes, taken(i) + stages[i].own.transient + stages[i].output);
  for (std::size_t i = 0; i < N; ++i) {
    const bool gives_at_start = i % 2 == 1;
    layout.value[i] = gives_at_start ? 0 : layout.bytes - stages[i].output;
    layout.own[i] = gives_at_start ? stages[i].output : taken(i);
  }
  return layout;
}

/// First fit, the largest first: each thing takes the lowest place that is free as long as it is used. Values are used
/// in the steps of their lives, and what a stage needs for itself in its own step.
template <std::size_t N>
constexpr BlockLayout<N> first_fit_layout(const std::array<PlannedStage, N>& stages,
                                          const std::array<Lifetime, N>& lives) {
  struct Thing {
    std::size_t bytes = 0, number = 0, at = 0;
    Lifetime life{};
  };
  std::array<Thing, 2 * N> things{};
  std::size_t count = 0;
  const auto add = [&](std::size_t bytes, std::size_t number, Lifetime life) {
    if (bytes == 0) return;
    std::size_t place = count++;
    for (; place > 0 && things[place - 1].bytes < bytes; --place) things[place] = things[place - 1];
    things[place] = {bytes, number, 0, life};
  };
  for (std::size_t i = 0; i < N; ++i) {
    add(stages[i].output, i, lives[i]);
    add(stages[i].own.transient, N + i, {i, i});
  }
  BlockLayout<N> layout;
  for (std::size_t t = 0; t < count; ++t) {
    Thing& thing = things[t];
    const auto in_the_way = [&](const Thing& other) {
      return other.life.begin <= thing.life.end && thing.life.begin <= other.life.end &&
             thing.at < other.at + other.bytes && other.at < thing.at + thing.bytes;
    };
    for (std::size_t u = 0; u < t;) {
      if (in_the_way(things[u])) {
        thing.at = things[u].at + things[u].bytes;
        u = 0;
      } else {
        ++u;
      }
    }
    (thing.number < N ? layout.value[thing.number] : layout.own[thing.number - N]) = thing.at;
    layout.bytes = (std::max)(layout.bytes, thing.at + thing.bytes);
  }
  return layout;
}

/// The layout of what does not stay, in a ping-pong buffer where values are handed on from stage to stage.
template <bool HandedOn, std::size_t N>
constexpr BlockLayout<N> transient_layout(const std::array<PlannedStage, N>& stages,
                                          [[maybe_unused]] const std::array<Lifetime, N>& lives) {
  if constexpr (HandedOn) {
    return networks::ping_pong_layout(stages);
  } else {
    return networks::first_fit_layout(stages, lives);
  }
}

/// The layout of training: outputs and caches stay for the way back; gradients of values, and what a stage needs only
/// while it runs, do not.
template <std::size_t N>
struct TrainingLayout {
  BlockLayout<N> persistent;  ///< values, and what of each Cache stays
  BlockLayout<N> transient;   ///< gradients of values, and the rest of each Cache

  /// Where the Cache of stage i starts.
  constexpr layers::Bytes own(std::size_t i) const { return {persistent.own[i], transient.own[i]}; }
  /// The sizes of the two blocks.
  constexpr layers::Bytes bytes() const { return {persistent.bytes, transient.bytes}; }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
