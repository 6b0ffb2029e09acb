// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Shapes as types: Shape<28, 28>, broadcasting and strides.
#include <dovetail/shape/broadcast.hpp>
#include <dovetail/shape/shape.hpp>
#include <dovetail/shape/steps.hpp>
