// SPDX-License-Identifier: MIT
// mistake: Networks and data: A parameter that the layer does not have
// own: a record has no place for the names of others
// pytorch: AttributeError: 'Linear' object has no attribute 'kernel'
// text: has no member named 'weight'
// type: no member named 'weight' in
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f(Network<Digits>& network) {
#ifdef FIXED
  network.layer<0>().kernel.fill(0);
#else
  network.layer<0>().weight.fill(0);
#endif
}
