// SPDX-License-Identifier: MIT
// mistake: Files: save of a tensor
// text: dovetail: save and load take a network or a model and not Tensor<float, 4, 3>
// type: no_problem<named<save_and_load_take_a_network_or_a_model_and_not<Tensor<float, 4, 3>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

int main() {
  const Network<A> network;
#ifdef FIXED
  save(network, "a.safetensors");
#else
  save(network.layer<0>().kernel, "a.safetensors");
#endif
}
