// SPDX-License-Identifier: MIT
// mistake: Architectures: The last of 300 layers does not fit
// text: dovetail: layer 299, Dense<9, 1>, takes shape (9), but layer 298, Dense<8>, gives shape (8): write Dense<8, 1>, or Dense<1> to infer the input size
// type: no_problem<named<layer<299, Dense<9, 1>, takes_shape<9>, but_layer<298, Dense<8>>, gives_shape<8>, write<Dense<8, 1>, or_L_to_infer_the_input_size<Dense<1>>>>>::text>
// chain: ...
// chain: layer 292, Dense<8> -> (8)
// chain: layer 299, Dense<9, 1>
#include <utility>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

template <class Last, std::size_t... I>
Sequential<Input<8>, std::conditional_t<I % 2 == 0, Dense<8>, ReLU>..., Last> repeated(std::index_sequence<I...>);
#ifdef FIXED
using A = decltype(repeated<Dense<8, 1>>(std::make_index_sequence<299>{}));
#else
using A = decltype(repeated<Dense<9, 1>>(std::make_index_sequence<299>{}));
#endif

double f(const Tensor<float, dynamic, 8>& x, const Tensor<float, dynamic>& y) {
  auto model = compile<A>(Adam{}, MeanSquaredError{});
  model.fit(x, y);
  model.summary();
  return model.evaluate(x, y).loss;
}
