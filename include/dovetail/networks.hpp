// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Containers of layers, networks, which are architectures with weights, and inference.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor.hpp>
#include <dovetail/networks/answers.hpp>
#include <dovetail/networks/sequential.hpp>
#include <dovetail/networks/network.hpp>

#include <dovetail/layers.hpp>
#include <dovetail/networks/adapt.hpp>
#include <dovetail/networks/each_row.hpp>
#include <dovetail/networks/graph.hpp>
#include <dovetail/networks/padded.hpp>
#include <dovetail/networks/parallel.hpp>
#include <dovetail/networks/residual.hpp>
#include <dovetail/networks/shared.hpp>
#include <dovetail/networks/summary.hpp>
#include <dovetail/networks/workspace.hpp>
