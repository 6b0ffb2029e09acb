// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer of tokens in a container that is not the first layer
// text: dovetail: layer 1.0, Embedding<10, 3>, takes elements of type int, which only the input can be: put it first
// type: no_problem<named<inside_layer<1, layer<0, Embedding<10, 3>, takes_elements_of_type<int>, which_only_the_input_can_be, put_it_first>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<2, 4>, Reshape<2, 4>, EachRow<Embedding<10, 3>, Flatten<>, Dense<2>>>;
#else
using A = Sequential<Input<2, 4>, Tanh, EachRow<Embedding<10, 3>, Flatten<>, Dense<2>>>;
#endif

Network<A> network;
