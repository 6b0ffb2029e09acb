// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/data/dataset.hpp>
#include <dovetail/data/digits.hpp>
#include <dovetail/data/gzip.hpp>
#include <dovetail/data/idx.hpp>
#include <dovetail/data/mnist.hpp>
#include <dovetail/data/resize.hpp>
