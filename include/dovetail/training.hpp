// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Models, which are networks with an optimizer, a loss and metrics, and how they are trained.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/training/history.hpp>
#include <dovetail/training/model.hpp>

#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/adam.hpp>
#include <dovetail/training/binary_crossentropy.hpp>
#include <dovetail/training/callbacks.hpp>
#include <dovetail/training/categorical_crossentropy.hpp>
#include <dovetail/training/compile.hpp>
#include <dovetail/training/early_stopping.hpp>
#include <dovetail/training/fit_options.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <dovetail/training/mean_squared_error.hpp>
#include <dovetail/training/optimizer.hpp>
#include <dovetail/training/sgd.hpp>
#include <dovetail/training/sparse_categorical_crossentropy.hpp>
#include <dovetail/training/terminate_on_nan.hpp>
