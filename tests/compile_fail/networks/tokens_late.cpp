// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer of tokens behind another one
// pytorch: RuntimeError: Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead (while checking arguments for embedding)
// text: dovetail: layer 1, Embedding<10, 3>, takes elements of type int, which only the input can be: put it first
// type: no_problem<named<layer<1, Embedding<10, 3>, takes_elements_of_type<int>, which_only_the_input_can_be, put_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Embedding<10, 3>, Flatten<>, Dense<4>>;
#else
using A = Sequential<Input<4>, Dense<4>, Embedding<10, 3>, Flatten<>>;
#endif

Network<A> network;
