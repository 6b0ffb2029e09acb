// SPDX-License-Identifier: MIT
// mistake: Architectures: Nothing tells the input shape
// keras: AttributeError: Sequential model 'sequential_9' has no defined output shape yet.
// text: dovetail: layer 0, Dense<128>, does not tell its input shape: put Input before it as in Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<layer<0, Dense<128>, does_not_tell_its_input_shape, put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Dense<128>, ReLU>;
#else
using A = Sequential<Dense<128>, ReLU>;
#endif

int main() {
  Network<A> network;
  network.summary();
  network.predict(Tensor<float, 784>());
}
