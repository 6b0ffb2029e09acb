// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers.hpp>
#include <dovetail/networks/network.hpp>
#include <dovetail/networks/residual.hpp>
#include <dovetail/networks/sequential.hpp>
#include <dovetail/networks/summary.hpp>
#include <dovetail/networks/workspace.hpp>
#include <dovetail/tensor.hpp>
