// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t PoolHeight, std::size_t PoolWidth>
struct MaxPooling2D;

/// The largest element of each window of Pool steps, channel by channel: (T, C) becomes (T / Pool, C), rounded down.
/// The gradient goes to the first largest element; a NaN is larger than all. Options: Strides, that of the pool by
/// default, Valid or Same.
template <std::size_t Pool>
struct MaxPooling1D {
  using options = Options<Strides<Pool>, OneOf<Valid, Same>>;
  template <class S, class... Option>
  using at = typename detail::layers::pool_1d<MaxPooling1D, MaxPooling2D<Pool, Pool>, detail::layers::Largest, S, Pool,
                                              chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
