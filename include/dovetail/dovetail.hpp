// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The core: tensors, networks and training. Files and operations on tensors have headers of their own.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/training.hpp>
