// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Words that another layer takes for numbers
// text: dovetail: layer 3, Dense<4>, takes the input for numbers, but layer 0, Embedding<10, 3>, takes elements of type int
// type: no_problem<named<layer<3, Dense<4>, takes_the_input_for_numbers, but_layer<0, Embedding<10, 3>>, takes_elements_of_type<int>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Tap<"w">, NamedInput<"numbers", 2>, Dense<4>,
                Join<Concatenate, "w">>;
#else
using A = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Tap<"w">, NamedInput<"numbers", 2>, Dense<4>,
                Tap<"n">, Use<"words">, Dense<4>, Join<Concatenate, "w", "n">>;
#endif

Network<A> network;
