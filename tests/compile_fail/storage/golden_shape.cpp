// SPDX-License-Identifier: MIT
// mistake: Files: save with samples of another shape
// text: dovetail: the input has shape (None, 28), but the network takes shape (None, 28, 28)
// type: no_problem<named<the_input<has_shape<None{}, 28>, but_the_network_takes_shape<None{}, 28, 28>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>>;

#ifdef FIXED
using X = Tensor<float, dynamic, 28, 28>;
#else
using X = Tensor<float, dynamic, 28>;
#endif

void f(const Network<Digits>& network, const X& samples) { save(network, "digits.safetensors", samples); }
