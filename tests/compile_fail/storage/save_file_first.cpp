// SPDX-License-Identifier: MIT
// mistake: Files: save with the file before the network
// text: dovetail: save takes a network or a model before the file
// type: no_problem<named<save_takes_a_network_or_a_model_before_the_file>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(const Network<Digits>& network) {
#ifdef FIXED
  save(network, "digits.safetensors");
#else
  save("digits.safetensors", network);
#endif
}
