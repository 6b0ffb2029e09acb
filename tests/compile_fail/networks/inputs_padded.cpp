// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Padded samples among several inputs
// text: dovetail: input "image" is of type Padded<float, Shape<3, 2>> and not a tensor, but the network takes shape (3, 2)
// type: no_problem<named<input<Literal<6>{"image"}, is_of_type_T_and_not_a_tensor<Padded<float, Shape<3, 2>>>, but_the_network_takes_shape<3, 2>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

void f(const Network<Two>& network, const Tensor<float, 1, 3, 2>& image, const Tensor<float, 1, 3>& meta) {
#ifdef FIXED
  network.predict(image, meta);
#else
  network.predict(Padded{image, {2}}, meta);
#endif
}
