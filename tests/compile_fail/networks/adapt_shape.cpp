// SPDX-License-Identifier: MIT
// mistake: Networks and data: adapt with samples of another shape
// text: dovetail: the input has shape (None, 5), but the network takes shape (None, 4)
// type: no_problem<named<the_input<has_shape<None{}, 5>, but_the_network_takes_shape<None{}, 4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Wines = Sequential<Input<4>, Normalization, Dense<3>, Softmax>;
#ifdef FIXED
constexpr std::size_t columns = 4;
#else
constexpr std::size_t columns = 5;
#endif

int main() {
  auto model = compile<Wines>(Adam{}, SparseCategoricalCrossentropy{});
  adapt(model, Tensor<float, dynamic, columns>::with_rows(3));
}
