// SPDX-License-Identifier: MIT
// digits.hpp: the network of a project, which many of its files use
#pragma once
#include <dovetail/dovetail.hpp>

using Digits = dovetail::Sequential<dovetail::Flatten<28, 28>, dovetail::Dense<784, 128>, dovetail::ReLU,
                                    dovetail::Dense<128, 10>, dovetail::Softmax>;
using DigitsModel = dovetail::Model<dovetail::Network<Digits>, dovetail::Adam, dovetail::SparseCategoricalCrossentropy,
                                    dovetail::Accuracy>;

// Both are compiled in digits.cpp, and nowhere else.
extern template class dovetail::Network<Digits>;
extern template class dovetail::Model<dovetail::Network<Digits>, dovetail::Adam,
                                      dovetail::SparseCategoricalCrossentropy, dovetail::Accuracy>;
