// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Saving and loading networks and models, and freezing them into headers.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/training.hpp>
#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/state_dict.hpp>
#include <dovetail/storage/golden_tensors.hpp>
#include <dovetail/storage/network.hpp>
#include <dovetail/storage/model.hpp>
#include <dovetail/storage/freeze.hpp>
#include <dovetail/storage/network_view.hpp>

#include <dovetail/storage/backup_and_restore.hpp>
#include <dovetail/storage/model_checkpoint.hpp>
