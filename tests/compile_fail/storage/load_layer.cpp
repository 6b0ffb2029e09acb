// SPDX-License-Identifier: MIT
// mistake: Files: load of a layer
// text: dovetail: Dense<4, 3> is not an architecture, such as Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<A_is_not_an_architecture<Dense<4, 3>, such_as<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

int main() {
#ifdef FIXED
  const auto network = load<A>("a.safetensors");
#else
  const auto network = load<Dense<4, 3>>("a.safetensors");
#endif
  network.summary();
}
