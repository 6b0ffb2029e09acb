// SPDX-License-Identifier: MIT
// mistake: Training: fit on padded samples with a layer that knows no lengths
// text: dovetail: layer 0, Flatten<>, knows no lengths and would take padding for data: put GlobalAveragePooling1D before it
// type: no_problem<named<layer<0, Flatten<>, knows_no_lengths_and_would_take_padding_for_data, put_L_before_it<GlobalAveragePooling1D>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Reviews = Sequential<Input<200, 16>, GlobalMaxPooling1D, Dense<2>, Softmax>;
#else
using Reviews = Sequential<Input<200, 16>, Flatten<>, Dense<2>, Softmax>;
#endif

auto f(const Padded<float, Shape<200, 16>>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Reviews>(Adam{}, SparseCategoricalCrossentropy{});
  return model.fit(x, y);
}
