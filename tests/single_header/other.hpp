// SPDX-License-Identifier: MIT
#pragma once
#include "dovetail-single.hpp"

using Digits = dovetail::Sequential<dovetail::Flatten<28, 28>, dovetail::Dense<784, 32>, dovetail::ReLU,
                                    dovetail::Dense<32, 10>, dovetail::Softmax>;

int digit_in(const dovetail::Network<Digits>& network, dovetail::View<const float, 28, 28> image);
