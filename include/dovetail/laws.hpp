// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The laws that every layer keeps, to try a layer of one's own on: they return what is wrong, for any test framework
/// or none.
#include <dovetail/laws/batch.hpp>
#include <dovetail/laws/ending.hpp>
#include <dovetail/laws/gradient.hpp>
#include <dovetail/laws/layer.hpp>
#include <dovetail/laws/lengths.hpp>
#include <dovetail/laws/verdict.hpp>
