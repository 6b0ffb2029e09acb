// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: predict with a second input of another shape
// text: dovetail: input "meta" has shape (4), but the network takes shape (3)
// type: no_problem<named<input<Literal<5>{"meta"}, has_shape<4>, but_the_network_takes_shape<3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
using Meta = Tensor<float, 3>;
#else
using Meta = Tensor<float, 4>;
#endif

auto f(const Network<Two>& network, const Tensor<float, 3, 2>& image, const Meta& meta) {
  const auto [digit, angle] = network.predict(image, meta);
  return digit(0) + angle(0);
}
