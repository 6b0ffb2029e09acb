// SPDX-License-Identifier: MIT
// mistake: Architectures: A picture of a layer
// text: dovetail: Dense<784, 10> is not an architecture, such as Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<A_is_not_an_architecture<Dense<784, 10>, such_as<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/to_svg.hpp>
using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<784, 10>>;
#else
using A = Dense<784, 10>;
#endif

int main() { return to_svg<A>().empty(); }
