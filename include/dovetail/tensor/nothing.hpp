// SPDX-License-Identifier: MIT
#pragma once

namespace dovetail {

/// Where a tensor of T could be and is not: the bias of a layer without one.
template <class T = void>
struct Nothing {};

}  // namespace dovetail
