// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/model.hpp>
#include <dovetail/storage/network.hpp>
