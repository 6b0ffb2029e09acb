// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Grey images of 28x28 pixels and the class of each, as load_mnist and load_digits return them.
struct ImageDataset {
  Tensor<float, dynamic, 28, 28> x;  ///< (B, H, W): 0 is the background, 1 the pen
  Tensor<std::int32_t, dynamic> y;   ///< (B): the class of each image, from 0
};

}  // namespace dovetail::inline DOVETAIL_TARGET
