// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/network.hpp>
