// SPDX-License-Identifier: MIT
// mistake: Networks and data: adapt without a layer that learns from data
// text: dovetail: adapt finds no layer to adapt and Normalization is one
// type: no_problem<named<adapt_finds_no_layer_to_adapt_and_Normalization_is_one>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef FIXED
using Features = Sequential<Input<2>, Normalization, Dense<1>>;
#else
using Features = Sequential<Input<2>, BatchNormalization, Dense<1>>;
#endif

int main() {
  Network<Features> network;
  adapt(network, Tensor<float, dynamic, 2>::with_rows(3));
}
