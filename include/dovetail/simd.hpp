// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Packs, which hold as many numbers as a register, and the elementary functions of packs. The only floor that knows
/// xsimd.
#include <dovetail/simd/denormals.hpp>
#include <dovetail/simd/description.hpp>
#include <dovetail/simd/erf.hpp>
#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/log.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/simd/pack.hpp>
#include <dovetail/simd/power.hpp>
#include <dovetail/simd/round.hpp>
#include <dovetail/simd/scalar.hpp>
#include <dovetail/simd/select.hpp>
#include <dovetail/simd/transpose.hpp>
#include <dovetail/simd/trigonometry.hpp>
