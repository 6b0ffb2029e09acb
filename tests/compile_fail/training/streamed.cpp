// SPDX-License-Identifier: MIT
// mistake: Training: A model is written to a stream
// text: dovetail: a network is not written to a stream: write summary()
// type: no_problem<named<a_network_is_not_written_to_a_stream<write<summary ()>>>::text>
#include <iostream>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f(const Model<Network<Digits>, Adam, SparseCategoricalCrossentropy, Accuracy>& model) {
#ifdef FIXED
  model.summary();
#else
  std::cout << model << std::endl;
#endif
}
