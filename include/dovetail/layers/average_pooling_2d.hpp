// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t Pool>
struct AveragePooling1D;

/// The mean of each window of PoolHeight x PoolWidth, channel by channel: (H, W, C) becomes (H / PoolHeight, W /
/// PoolWidth, C), rounded down. Behind the edges nothing is counted, as in Keras.
/// Options: Strides, those of the pool by default, Valid or Same.
template <std::size_t PoolHeight, std::size_t PoolWidth = PoolHeight>
struct AveragePooling2D {
  using options = Options<Strides<PoolHeight, PoolWidth>, OneOf<Valid, Same>>;
  template <class S, class... Option>
  using at = typename detail::layers::pool_2d<AveragePooling2D, AveragePooling1D<PoolHeight>, detail::layers::Mean, S,
                                              PoolHeight, PoolWidth, chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
