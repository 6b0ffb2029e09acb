// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside a nested Sequential does not fit
// keras: ValueError: Input 0 with name 'input_layer_12' of layer 'functional_1' is incompatible with the layer: expected shape=(None, 5), found shape=(None, 6)
// text: dovetail: layer 2.1, Dense<9, 8>, takes shape (9), but layer 2.0, Dense<5>, gives shape (5): write Dense<5, 8>, or Dense<8> to infer the input size
// type: no_problem<named<inside_layer<2, layer<1, Dense<9, 8>, takes_shape<9>, but_layer<0, Dense<5>>, gives_shape<5>, write<Dense<5, 8>, or_L_to_infer_the_input_size<Dense<8>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<6>, ReLU, Sequential<Dense<5>, Dense<5, 8>>>;
#else
using A = Sequential<Input<4>, Dense<6>, ReLU, Sequential<Dense<5>, Dense<9, 8>>>;
#endif

Network<A> network;
