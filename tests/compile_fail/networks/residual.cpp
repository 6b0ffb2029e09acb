// SPDX-License-Identifier: MIT
// mistake: Architectures: A Residual whose layers give another shape
// keras: ValueError: Inputs have incompatible shapes. Received shapes (4,) and (5,)
// pytorch: RuntimeError: The size of tensor a (4) must match the size of tensor b (5) at non-singleton dimension 1
// text: dovetail: layer 1, Residual<Dense<5>, ReLU>, adds its input of shape (4), but its layers give shape (5)
// type: no_problem<named<layer<1, Residual<Dense<5>, ReLU>, adds_its_input_of_shape<4>, but_its_layers_give_shape<5>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<3, 4>, Residual<Dense<4>, ReLU>>;
#else
using A = Sequential<Dense<3, 4>, Residual<Dense<5>, ReLU>>;
#endif

int main() {
  Network<A> network;
  network.predict(Tensor<float, 3>());
}
