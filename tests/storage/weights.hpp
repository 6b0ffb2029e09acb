// SPDX-License-Identifier: MIT
#pragma once
#include <cstring>
#include <random>

#include <dovetail/storage/network.hpp>

/// The weights of networks, with what they keep and do not train.
namespace weights {

/// Gives every tensor bits that may be any: infinities, denormal numbers, NaNs with a payload.
template <class Net>
void scramble(Net& network) {
  std::mt19937_64 bits(5);
  for (const auto& tensor : dovetail::detail::storage::network_state_dict(network).tensors)
    for (std::size_t i = 0; i < tensor.bytes; ++i) tensor.data[i] = static_cast<std::byte>(bits());
}
/// Whether two networks have the same bits.
template <class Net>
bool same_bits(const Net& a, const Net& b) {
  const auto of_a = dovetail::detail::storage::network_state_dict(a),
             of_b = dovetail::detail::storage::network_state_dict(b);
  for (std::size_t i = 0; i < of_a.tensors.size(); ++i)
    if (std::memcmp(of_a.tensors[i].data, of_b.tensors[i].data, of_a.tensors[i].bytes) != 0) return false;
  return of_a.tensors.size() == of_b.tensors.size();
}

}  // namespace weights
