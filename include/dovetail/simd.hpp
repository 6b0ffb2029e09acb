// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/denormals.hpp>
#include <dovetail/simd/description.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/simd/pack.hpp>
#include <dovetail/simd/transpose.hpp>
