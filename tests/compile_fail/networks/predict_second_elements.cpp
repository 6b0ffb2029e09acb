// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: predict with floats where an input takes words
// text: dovetail: input "words" has elements of type float, but the network takes elements of type int: write cast<int>(...)
// type: no_problem<named<input<Literal<6>{"words"}, has_elements_of_type<float>, but_the_network_takes_elements_of_type<int>, write<cast<int> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Review = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Tap<"text">, NamedInput<"numbers", 2>,
                     Join<Concatenate, "text">, Dense<1>>;

#ifdef FIXED
using Words = Tensor<std::int32_t, 5>;
#else
using Words = Tensor<float, 5>;
#endif

float f(const Network<Review>& network, const Words& words, const Tensor<float, 2>& numbers) {
  return network.predict(words, numbers)(0);
}
