// SPDX-License-Identifier: MIT
// mistake: Training: fit on padded samples with one target a sample for answers to each step
// text: dovetail: the target has shape (None), but SparseCategoricalCrossentropy takes shape (None, 200)
// type: no_problem<named<the_target<has_shape<None{}>, but_L_takes_shape<SparseCategoricalCrossentropy, None{}, 200>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Tagger = Sequential<Input<200, 16>, EachRow<Dense<2>, Softmax>>;
#ifdef FIXED
using Targets = Tensor<std::int32_t, dynamic, 200>;
#else
using Targets = Tensor<std::int32_t, dynamic>;
#endif

auto f(const Padded<float, Shape<200, 16>>& x, const Targets& y) {
  auto model = compile<Tagger>(Adam{}, SparseCategoricalCrossentropy{});
  return model.evaluate(x, y);
}
