// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Random numbers that are the same on every machine.
#include <dovetail/random/random.hpp>
