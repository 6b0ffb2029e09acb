// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The arithmetic on views that layers and losses are made of: products, sums, softmax and elementwise loops.
#include <dovetail/kernels/cascade.hpp>
#include <dovetail/kernels/channels.hpp>
#include <dovetail/kernels/convolution.hpp>
#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/kernels/epilogue.hpp>
#include <dovetail/kernels/gemm.hpp>
#include <dovetail/kernels/panel.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/kernels/softmax.hpp>
#include <dovetail/kernels/spread.hpp>
#include <dovetail/kernels/tiling.hpp>
#include <dovetail/kernels/window.hpp>
