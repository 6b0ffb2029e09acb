// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 1, Residual<Dense<5>, ReLU>, adds its input of shape (4), to what its layers give, shape (5)
// type: no<layer<1, Residual<Dense<5>, ReLU>, adds_its_input_of_shape<4>, to_what_its_layers_give<5>>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Dense<3, 4>, Residual<Dense<4>, ReLU>>;
#else
using A = Sequential<Dense<3, 4>, Residual<Dense<5>, ReLU>>;
#endif

int main() {
  Network<A> network;
  network.predict(Tensor<float, 3>());
}
