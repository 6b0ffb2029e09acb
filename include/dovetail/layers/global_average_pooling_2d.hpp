// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/global_pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

struct GlobalAveragePooling1D;

/// The mean of all pixels of an image, channel by channel: (H, W, C) becomes (C), or (1, 1, C) with the option
/// KeepDims.
struct GlobalAveragePooling2D {
  using options = Options<KeepDims>;  ///< that With may give it
  /// The layer for samples of shape S.
  template <class S, class... Option>
  using at = typename detail::layers::global_pool_2d<detail::layers::Mean, GlobalAveragePooling1D, S,
                                                     chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
