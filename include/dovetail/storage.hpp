// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/backup_and_restore.hpp>
#include <dovetail/storage/freeze.hpp>
#include <dovetail/storage/model.hpp>
#include <dovetail/storage/model_checkpoint.hpp>
#include <dovetail/storage/network.hpp>
#include <dovetail/storage/network_view.hpp>
