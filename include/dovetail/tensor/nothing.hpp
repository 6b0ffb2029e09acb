// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Where a tensor of T could be and is not: the bias of a layer without one.
template <class T = void>
struct Nothing {};

}  // namespace dovetail::inline DOVETAIL_TARGET
