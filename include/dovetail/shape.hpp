// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/shape/broadcast.hpp>
#include <dovetail/shape/shape.hpp>
#include <dovetail/shape/strides.hpp>
