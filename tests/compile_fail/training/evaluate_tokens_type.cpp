// SPDX-License-Identifier: MIT
// mistake: Training: evaluate with tokens of another integer type
// text: dovetail: the input has elements of type unsigned int, but the network takes elements of type int: write cast<int>(...)
// type: no_problem<named<the_input<has_elements_of_type<unsigned int>, but_the_network_takes_elements_of_type<int>, write<cast<int> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Reviews = Sequential<Input<200>, Embedding<20'000, 8>, Flatten<>, Dense<1>, Sigmoid>;
#ifdef FIXED
using X = Tensor<std::int32_t, dynamic, 200>;
#else
using X = Tensor<std::uint32_t, dynamic, 200>;
#endif

double f(const X& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Reviews>(Adam{}, BinaryCrossentropy{}, Accuracy{});
  return model.evaluate(x, y).loss;
}
