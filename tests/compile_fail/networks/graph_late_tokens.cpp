// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A layer that takes words, behind another one
// text: dovetail: layer 2, Embedding<10, 3>, takes elements of type int, which only the input can be: put it first
// type: no_problem<named<layer<2, Embedding<10, 3>, takes_elements_of_type<int>, which_only_the_input_can_be, put_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Tap<"w">, NamedInput<"numbers", 2>, Dense<4>,
                Join<Concatenate, "w">>;
#else
using A = Graph<NamedInput<"numbers", 2>, Dense<4>, Tap<"n">, NamedInput<"words", 5>, ReLU, Embedding<10, 3>, Flatten<>,
                Join<Concatenate, "n">>;
#endif

Network<A> network;
