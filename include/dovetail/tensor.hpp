// SPDX-License-Identifier: MIT
#pragma once
/// \file
/// Memory with a shape: Tensor owns elements, View and StridedView borrow them, and indices and ranges take parts.
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/tensor/indexed.hpp>
#include <dovetail/tensor/access.hpp>
#include <dovetail/tensor/tensor.hpp>

#include <dovetail/tensor/array.hpp>
#include <dovetail/tensor/cast.hpp>
#include <dovetail/tensor/finite.hpp>
#include <dovetail/tensor/print.hpp>
#include <dovetail/tensor/view.hpp>
