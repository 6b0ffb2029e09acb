// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// The engine of ops/: expressions that are computed in one fused pass, loops of reductions, products over labelled
/// axes.
#include <dovetail/expressions/apply.hpp>
#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/contract.hpp>
#include <dovetail/expressions/einsum_subscripts.hpp>
#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/expressions/expression.hpp>
#include <dovetail/expressions/reduction_loops.hpp>
#include <dovetail/expressions/functors.hpp>
#include <dovetail/expressions/labels.hpp>
#include <dovetail/expressions/lines.hpp>
#include <dovetail/expressions/loops.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/materialized.hpp>
#include <dovetail/expressions/operand.hpp>
#include <dovetail/expressions/restrided.hpp>
#include <dovetail/expressions/reduce.hpp>
#include <dovetail/expressions/transposing_copy.hpp>
