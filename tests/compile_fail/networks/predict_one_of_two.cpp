// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: predict with one of two inputs
// text: dovetail: the network takes 2 inputs, but predict gets 1
// type: no_problem<named<the_network_takes_N_inputs<2, but_predict_gets_N<1>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

auto f(const Network<Two>& network, const Tensor<float, 3, 2>& image, const Tensor<float, 3>& meta) {
#ifdef FIXED
  return network.predict(image, meta).get<"digit">();
#else
  static_cast<void>(meta);
  return network.predict(image).get<"digit">();
#endif
}
