// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/target.hpp>

namespace dovetail {

/// Where a tensor of T could be and is not: the bias of a layer without one.
template <class T = void>
struct DOVETAIL_TARGET Nothing {};

}  // namespace dovetail
