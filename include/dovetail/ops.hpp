// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/ops/apply.hpp>
#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/close.hpp>
#include <dovetail/ops/comparison.hpp>
#include <dovetail/ops/evaluate.hpp>
#include <dovetail/ops/expression.hpp>
#include <dovetail/ops/functions.hpp>
#include <dovetail/ops/print.hpp>
