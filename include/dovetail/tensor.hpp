// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/tensor/array.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/print.hpp>
#include <dovetail/tensor/tensor.hpp>
#include <dovetail/tensor/view.hpp>
