// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: predict with a sample of one input and a batch of another
// text: dovetail: predict takes one sample of each input, or a batch of each, but gets both
// type: no_problem<named<predict_takes_one_sample_of_each_input<or_a_batch_of_each, but_gets_both>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
using Meta = Tensor<float, 3>;
#else
using Meta = Tensor<float, dynamic, 3>;
#endif

auto f(const Network<Two>& network, const Tensor<float, 3, 2>& image, const Meta& meta) {
  return network.predict(image, meta).get<"angle">();
}
