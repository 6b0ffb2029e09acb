// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/layers/protocol/memory.hpp>

/// The memory plan of a pipeline: numbers alone, worked out from what its stages need. Those who run the stages read it
/// and add nothing up. Values have numbers: 0 is what enters the pipeline, i + 1 is what its stage i gives.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What the plan knows of a stage.
struct PlannedStage {
  std::size_t source = 0;  ///< the value that it takes
  std::size_t output = 0;  ///< the bytes of the value that it gives; 0: it lies elsewhere, as a pipeline's output does
  layers::Bytes own{};     ///< the bytes of its Cache or Scratch
};

/// What lies where in one block of memory for N stages: offsets in bytes.
template <std::size_t N>
struct BlockLayout {
  std::array<std::size_t, N + 1> value{};  ///< of each value, or of its gradient
  std::array<std::size_t, N> own{};        ///< of what each stage needs for itself
  std::size_t bytes = 0;                   ///< the size of the block
};

/// Everything stays: what each stage needs for itself and then its output, in order.
template <std::size_t N>
constexpr BlockLayout<N> persistent_layout(const std::array<PlannedStage, N>& stages) {
  BlockLayout<N> layout;
  for (std::size_t i = 0; i < N; ++i) {
    layout.own[i] = layout.bytes;
    layout.value[i + 1] = layout.bytes + stages[i].own.persistent;
    layout.bytes = layout.value[i + 1] + stages[i].output;
  }
  return layout;
}

/// A ping-pong buffer, for a chain: each value is used by the next stage alone. Values lie at the start and at the end
/// of the block in turn, and what a stage needs for itself lies between the two that it takes and gives. So the block
/// is as large as its most demanding stage needs.
template <std::size_t N>
constexpr BlockLayout<N> ping_pong_layout(const std::array<PlannedStage, N>& stages) {
  const auto size = [&](std::size_t value) { return value == 0 ? 0 : stages[value - 1].output; };
  BlockLayout<N> layout;
  for (std::size_t i = 0; i < N; ++i)
    layout.bytes = (std::max)(layout.bytes, size(stages[i].source) + stages[i].own.transient + stages[i].output);
  for (std::size_t i = 0; i < N; ++i) {
    const bool gives_at_start = i % 2 == 1;
    layout.value[i + 1] = gives_at_start ? 0 : layout.bytes - stages[i].output;
    layout.own[i] = gives_at_start ? stages[i].output : size(stages[i].source);
  }
  return layout;
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
/// The layout of training for these stages of a chain.
template <std::size_t N>
constexpr TrainingLayout<N> training_layout(const std::array<PlannedStage, N>& stages) {
  return {networks::persistent_layout(stages), networks::ping_pong_layout(stages)};
}

/// The layout of inference for these stages of a chain: nothing stays.
template <std::size_t N>
constexpr BlockLayout<N> inference_layout(std::array<PlannedStage, N> stages) {
  for (PlannedStage& stage : stages) stage.own = {0, stage.own.persistent + stage.own.transient};
  return networks::ping_pong_layout(stages);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
