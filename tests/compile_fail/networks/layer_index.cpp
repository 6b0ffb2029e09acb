// SPDX-License-Identifier: MIT
// mistake: Networks and data: A layer that does not exist
// keras: ValueError: Was asked to retrieve layer at index 9 but model only has 5 layers.
// pytorch: IndexError: index 9 is out of range
// text: dovetail: the network has 5 layers counted from 0 and no layer 9
// type: no_problem<named<the_network_has_N_layers_counted_from_0_and_no_layer<5, 9>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

int main() {
  Network<Digits> network;
#ifdef FIXED
  network.layer<3>().kernel.fill(0);
#else
  network.layer<9>().kernel.fill(0);
#endif
}
