// SPDX-License-Identifier: MIT
// mistake: Files: load without a file
// text: dovetail: load takes the file, as in load<Digits>(path)
// type: no_problem<named<load_takes_a_file_as_in>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(const Tensor<float, 28, 28>& x) {
#ifdef FIXED
  const auto network = load<Digits>("digits.safetensors");
#else
  const auto network = load<Digits>();
#endif
  network.predict(x);
}
