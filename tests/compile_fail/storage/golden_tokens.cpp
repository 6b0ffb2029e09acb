// SPDX-License-Identifier: MIT
// mistake: Files: Golden samples of floats for a network of tokens
// text: dovetail: the input has elements of type float, but the network takes elements of type int: write cast<int>(...)
// type: no_problem<named<the_input<has_elements_of_type<float>, but_the_network_takes_elements_of_type<int>, write<cast<int> (...)>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Reviews = Sequential<Input<200>, Embedding<20'000, 8>, Flatten<>, Dense<1>, Sigmoid>;
#ifdef FIXED
using X = Tensor<std::int32_t, dynamic, 200>;
#else
using X = Tensor<float, dynamic, 200>;
#endif

void f(const Network<Reviews>& network, const X& x) { save(network, "reviews.safetensors", x); }
