// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// All optimizers and schedules. dovetail.hpp has SGD and Adam; each of the others is a header of its own, too.
#include <dovetail/training/adadelta.hpp>
#include <dovetail/training/adafactor.hpp>
#include <dovetail/training/adagrad.hpp>
#include <dovetail/training/adam.hpp>
#include <dovetail/training/adamax.hpp>
#include <dovetail/training/adamw.hpp>
#include <dovetail/training/amsgrad.hpp>
#include <dovetail/training/cosine_decay.hpp>
#include <dovetail/training/cosine_decay_restarts.hpp>
#include <dovetail/training/exponential_decay.hpp>
#include <dovetail/training/exponential_moving_average.hpp>
#include <dovetail/training/ftrl.hpp>
#include <dovetail/training/gradient_accumulation.hpp>
#include <dovetail/training/inverse_time_decay.hpp>
#include <dovetail/training/lamb.hpp>
#include <dovetail/training/learning_rate_by_layer.hpp>
#include <dovetail/training/lion.hpp>
#include <dovetail/training/nadam.hpp>
#include <dovetail/training/one_cycle.hpp>
#include <dovetail/training/piecewise_constant_decay.hpp>
#include <dovetail/training/polynomial_decay.hpp>
#include <dovetail/training/rmsprop.hpp>
#include <dovetail/training/sgd.hpp>
#include <dovetail/training/warm_up.hpp>
