// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training.hpp>
