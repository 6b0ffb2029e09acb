// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Arithmetic on shapes, which are types: extents, strides and broadcasting.
#include <dovetail/shape/broadcast.hpp>
#include <dovetail/shape/shape.hpp>
#include <dovetail/shape/strides.hpp>
