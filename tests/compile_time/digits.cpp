// SPDX-License-Identifier: MIT
// digits.cpp
#include "digits.hpp"

template class dovetail::Network<Digits>;
template class dovetail::Model<dovetail::Network<Digits>, dovetail::Adam, dovetail::SparseCategoricalCrossentropy,
                               dovetail::Accuracy>;
