// SPDX-License-Identifier: MIT
// The network that penguins_train.cpp trains and penguins_predict.cpp uses.
#pragma once
#include <dovetail/networks.hpp>

// The species of a penguin from the length and depth of its bill and the length of its flipper, in mm, and its body
// mass, in g. Columns of such different sizes are made comparable by the network's first layer.
using Penguins = dovetail::Sequential<dovetail::Input<4>, dovetail::Normalization, dovetail::Dense<16>, dovetail::ReLU,
                                      dovetail::Dense<3>, dovetail::Softmax>;
