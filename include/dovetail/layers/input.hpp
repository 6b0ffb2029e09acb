// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// States the shape of a sample, and is not counted: Sequential<Input<28, 28>, Flatten<>, Dense<128>>.
template <std::size_t... E>
struct Input {
  using input = Shape<E...>;      ///< of a sample
  using output = input;           ///< of a sample
  using lengths = Lengths::kept;  ///< of padded samples: see Lengths
  template <class>
  using at = Input;
  using forward = passes_through;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
