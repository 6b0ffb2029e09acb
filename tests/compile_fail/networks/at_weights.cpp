// SPDX-License-Identifier: MIT
// mistake: Networks and data: network.at of an extent on which weights depend
// text: dovetail: layer 2, Dense<10>, has weights of another shape where the leading extent of the input is 32
// type: no_problem<named<layer<2, Dense<10>, has_weights_of_another_shape_where_the_leading_extent_of_the_input_is<32>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Digits = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, GlobalAveragePooling2D, Dense<10>>;
#else
using Digits = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, Flatten<>, Dense<10>>;
#endif

auto f(const Network<Digits>& network, const Tensor<float, 32, 28, 1>& x) { return network.at<32>().predict(x)(0); }
