// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer in place of an architecture
// text: dovetail: a Network is made from an architecture, as Sequential<Input<28, 28>, Flatten<>, Dense<10>>, but Dense<4, 3> is none
// type: no<is_not_an_architecture<Dense<4, 3>>::text>
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
