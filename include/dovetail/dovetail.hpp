// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>
#include <dovetail/ops/functions.hpp>
#include <dovetail/training.hpp>
