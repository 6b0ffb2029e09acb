// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What a layer in training has for itself: its Cache, and behind it its Scratch.
template <class L, class T, std::size_t B>
struct OwnMemory {
  using Scratch = typename layers::training_scratch<L>::template Scratch<T, B>;
  cache_of<L, T, B> cache;
  Scratch scratch;

  static constexpr layers::Bytes bytes(std::size_t rows) noexcept {
    layers::Bytes all = layers::bytes_of<cache_of<L, T, B>>(rows);
    all.transient += layers::byte_count<Scratch>(rows);
    return all;
  }
  OwnMemory(layers::Blocks blocks, layers::Bytes at, std::size_t rows) {
    layers::place(cache, blocks, at, rows);
    if constexpr (layers::holds_leaves<Scratch>)
      layers::place(scratch, blocks.transient, at.transient + layers::bytes_of<cache_of<L, T, B>>(rows).transient,
                    rows);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
