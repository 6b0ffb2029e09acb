// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// All losses. dovetail.hpp has the cross-entropies and MeanSquaredError; each of the others is a header of its own,
/// too.
#include <dovetail/training/binary_crossentropy.hpp>
#include <dovetail/training/categorical_crossentropy.hpp>
#include <dovetail/training/categorical_hinge.hpp>
#include <dovetail/training/cosine_similarity.hpp>
#include <dovetail/training/hinge.hpp>
#include <dovetail/training/huber.hpp>
#include <dovetail/training/kl_divergence.hpp>
#include <dovetail/training/log_cosh.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <dovetail/training/mean_absolute_percentage_error.hpp>
#include <dovetail/training/mean_squared_error.hpp>
#include <dovetail/training/mean_squared_logarithmic_error.hpp>
#include <dovetail/training/poisson.hpp>
#include <dovetail/training/sparse_categorical_crossentropy.hpp>
#include <dovetail/training/squared_hinge.hpp>
