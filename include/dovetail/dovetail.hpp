// SPDX-License-Identifier: MIT
#pragma once
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/training.hpp>
