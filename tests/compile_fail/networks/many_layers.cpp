// SPDX-License-Identifier: MIT
// mistake: Architectures: The last of 300 layers does not fit
// text: dovetail: Sequential layer 299, Dense<9, 1>, takes shape (9), but layer 298, Dense<8>, gives shape (8): write Dense<8, 1>, or Dense<1> to have it worked out
// type: no<layer<299, Dense<9, 1>, takes<9>, but_layer<298, Dense<8>>, gives<8>, write<Dense<8, 1>, or_to_have_it_worked_out<Dense<1>>>>::text>
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
