// SPDX-License-Identifier: MIT
#pragma once
#include "networks.hpp"

namespace bench {

/// Gives a network of dovetail the weights that everyone starts from.
void set_weights(auto& network) {
  network.for_each_parameter([](const std::string&, auto& tensor) {
    constexpr auto dims = std::remove_reference_t<decltype(tensor)>::shape::dims;
    if constexpr (dims.size() == 2) {
      std::ranges::copy(kernel(dims[0], dims[1]), tensor.data());
    } else {
      std::ranges::copy(bias(dims[0]), tensor.data());
    }
  });
}

}  // namespace bench
