// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer in place of an architecture
// text: dovetail: Dense<4, 3> is not an architecture, such as Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<A_is_not_an_architecture<Dense<4, 3>, such_as<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>>;
#else
using A = Dense<4, 3>;
#endif

int main() {
  Network<A> network;
  network.summary();
}
