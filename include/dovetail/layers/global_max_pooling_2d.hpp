// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/global_pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

struct GlobalMaxPooling1D;

/// The largest of all pixels of an image, channel by channel: (H, W, C) becomes (C), or (1, 1, C) with the option
/// KeepDims. The gradient goes to the first largest pixel; a NaN is larger than all.
struct GlobalMaxPooling2D {
  using options = Options<KeepDims>;  ///< that With may give it
  /// The layer for samples of shape S.
  template <class S, class... Option>
  using at = typename detail::layers::global_pool_2d<detail::layers::Largest, GlobalMaxPooling1D, S,
                                                     chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
