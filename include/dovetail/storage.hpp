// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/safetensors.hpp>
