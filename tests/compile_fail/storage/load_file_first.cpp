// SPDX-License-Identifier: MIT
// mistake: Files: load with the file before the network
// text: dovetail: load takes an architecture, as in load<Digits>(path), or a network before the file
// type: no_problem<named<load_takes_an_architecture_or_a_network_before_the_file>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(Network<Digits>& network) {
#ifdef FIXED
  load(network, "digits.safetensors");
#else
  load("digits.safetensors", network);
#endif
}
