// SPDX-License-Identifier: MIT
// mistake: Networks and data: Floats for tokens
// pytorch: RuntimeError: Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead (while checking arguments for embedding)
// text: dovetail: the input has elements of type float, but the network takes elements of type int: write cast<int>(...)
// type: no_problem<named<the_input<has_elements_of_type<float>, but_the_network_takes_elements_of_type<int>, write<cast<int> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Reviews = Sequential<Input<200>, Embedding<20'000, 8>, Flatten<>, Dense<1>, Sigmoid>;
#ifdef FIXED
using X = Tensor<std::int32_t, 200>;
#else
using X = Tensor<float, 200>;
#endif

float f(const Network<Reviews>& network, const X& x) { return network.predict(x)(0); }
