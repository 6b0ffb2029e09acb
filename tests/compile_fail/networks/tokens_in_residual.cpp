// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer of tokens in a Residual, which adds its input
// text: dovetail: layer 0.0, Embedding<10, 3>, takes elements of type int, which only the input can be: put it first
// type: no_problem<named<inside_layer<0, layer<0, Embedding<10, 3>, takes_elements_of_type<int>, which_only_the_input_can_be, put_it_first>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Embedding<10, 3>, Flatten<>, Dense<4>, Residual<Dense<4>>>;
#else
using A = Sequential<Input<4>, Residual<Embedding<10, 3>, Flatten<>, Dense<4>>>;
#endif

Network<A> network;
