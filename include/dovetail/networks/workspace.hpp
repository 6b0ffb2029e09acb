// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/architecture.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The memory in which a network predicts one sample, made once, one per thread. For networks whose
/// activations or output are too large for the stack, and for those who want to place it themselves.
template <class A, class T = float>
class Workspace {
 public:
  Workspace() : memory_(bytes) {}  ///< allocates once

  /// The bytes of the output alone, which comes first.
  static constexpr std::size_t output_bytes =
      detail::layers::byte_count<detail::layers::Batch<T, 1, typename resolved<A>::output>>(1);
  /// The bytes of the output and the activations.
  static constexpr std::size_t bytes = output_bytes + resolved<A>::template inference_bytes<T>;

  /// 64-byte aligned.
  std::byte* data() noexcept { return memory_.data(); }

 private:
  detail::tensor::Block<std::byte> memory_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
