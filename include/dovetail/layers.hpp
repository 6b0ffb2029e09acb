// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The layers, one per file, and what wraps them.
#include <dovetail/layers/batch_normalization.hpp>
#include <dovetail/layers/dense.hpp>
#include <dovetail/layers/dropout.hpp>
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/layers/flatten.hpp>
#include <dovetail/layers/initializers.hpp>
#include <dovetail/layers/input.hpp>
#include <dovetail/layers/intended.hpp>
#include <dovetail/layers/leaky_relu.hpp>
#include <dovetail/layers/max_pooling_2d.hpp>
#include <dovetail/layers/normalization.hpp>
#include <dovetail/layers/relu.hpp>
#include <dovetail/layers/reshape.hpp>
#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/layers/tanh.hpp>
#include <dovetail/layers/with.hpp>
