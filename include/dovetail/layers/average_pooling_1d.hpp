// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t PoolHeight, std::size_t PoolWidth>
struct AveragePooling2D;

/// The mean of each window of Pool steps, channel by channel: (T, C) becomes (T / Pool, C), rounded down. Behind the
/// ends nothing is counted, as in Keras. Options: Strides, that of the pool by default, Valid or Same.
template <std::size_t Pool>
struct AveragePooling1D {
  using options = Options<Strides<Pool>, OneOf<Valid, Same>>;
  template <class S, class... Option>
  using at = typename detail::layers::pool_1d<AveragePooling1D, AveragePooling2D<Pool, Pool>, detail::layers::Mean, S,
                                              Pool, chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
