// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/random/random.hpp>
