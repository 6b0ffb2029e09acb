// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t Pool>
struct MaxPooling1D;

/// The largest element of each window of PoolHeight x PoolWidth, channel by channel: (H, W, C) becomes (H / PoolHeight,
/// W / PoolWidth, C), rounded down. The gradient goes to the first largest element; a NaN is larger than all. Options:
/// Strides, those of the pool by default, Valid or Same.
template <std::size_t PoolHeight, std::size_t PoolWidth = PoolHeight>
struct MaxPooling2D {
  using options = Options<Strides<PoolHeight, PoolWidth>, OneOf<Valid, Same>>;
  template <class S, class... Option>
  using at = typename detail::layers::pool_2d<MaxPooling2D, MaxPooling1D<PoolHeight>, detail::layers::Largest, S,
                                              PoolHeight, PoolWidth, chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
