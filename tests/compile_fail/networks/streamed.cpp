// SPDX-License-Identifier: MIT
// mistake: Networks and data: A network is written to a stream
// text: dovetail: a network is not written to a stream: write summary()
// type: no_problem<named<a_network_is_not_written_to_a_stream<write<summary ()>>>::text>
#include <iostream>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f(const Network<Digits>& network) {
#ifdef FIXED
  network.summary();
#else
  std::cout << network << std::endl;
#endif
}
