// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/shape/shape.hpp>
