// SPDX-License-Identifier: MIT
// mistake: Files: load with nothing but a file
// text: dovetail: load takes an architecture, as in load<Digits>(path), or a network before the file
// type: no_problem<named<load_takes_an_architecture_or_a_network_before_the_file>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(const Tensor<float, 28, 28>& x) {
#ifdef FIXED
  const auto network = load<Digits>("digits.safetensors");
#else
  const auto network = load("digits.safetensors");
#endif
  network.predict(x);
}
