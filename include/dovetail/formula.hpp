// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Differentiation at compile time: gradients of functions of tensors, written with the functions of ops/.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/expressions/apply.hpp>
#include <dovetail/expressions/restrided.hpp>
#include <dovetail/ops/concatenate.hpp>
#include <dovetail/ops/dot.hpp>
#include <dovetail/ops/einsum.hpp>
#include <dovetail/ops/matmul.hpp>
#include <dovetail/ops/pad.hpp>
#include <dovetail/ops/reshape.hpp>
#include <dovetail/ops/tensordot.hpp>
#include <dovetail/formula/symbol.hpp>
#include <dovetail/formula/record.hpp>
#include <dovetail/formula/reductions.hpp>
#include <dovetail/formula/derivatives.hpp>
#include <dovetail/formula/value_and_grad.hpp>
#include <dovetail/formula/value_and_grad_into.hpp>
#include <dovetail/formula/products_of_derivatives.hpp>
#include <dovetail/formula/jacobian.hpp>
#include <dovetail/formula/products.hpp>
#include <dovetail/formula/shapes.hpp>
#include <dovetail/formula/softmax.hpp>
#include <dovetail/formula/record_argument.hpp>

#include <dovetail/formula/argument.hpp>
#include <dovetail/formula/block.hpp>
#include <dovetail/formula/buffers.hpp>
#include <dovetail/formula/call.hpp>
#include <dovetail/formula/element_functions.hpp>
#include <dovetail/formula/finished.hpp>
#include <dovetail/formula/loop.hpp>
#include <dovetail/formula/loop_plan.hpp>
#include <dovetail/formula/movement.hpp>
#include <dovetail/formula/node.hpp>
#include <dovetail/formula/plan.hpp>
#include <dovetail/formula/product.hpp>
#include <dovetail/formula/program.hpp>
#include <dovetail/formula/reduction.hpp>
#include <dovetail/formula/reverse.hpp>
#include <dovetail/formula/simplify.hpp>
#include <dovetail/formula/trace.hpp>
