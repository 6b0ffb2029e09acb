// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/global_pooling.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

struct GlobalMaxPooling2D;

/// The largest element of all steps of a sequence, channel by channel: (T, C) becomes (C), or (1, C) with the option
/// KeepDims. Of padded samples it is the largest of the steps that are there. The gradient goes to the first largest
/// element; a NaN is larger than all.
struct GlobalMaxPooling1D {
  using options = Options<KeepDims>;  ///< that With may give it
  /// The layer for samples of shape S.
  template <class S, class... Option>
  using at = typename detail::layers::global_pool_1d<detail::layers::Largest, GlobalMaxPooling2D, S,
                                                     chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
