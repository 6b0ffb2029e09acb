// SPDX-License-Identifier: MIT
// mistake: Training: A callback that is const and has to change
// text: dovetail: the callback const Count has on_train_batch_end, which cannot be called with the fit: write a public member void hook(auto& fit)
// type: no_problem<named<callback<const Count, has<on_train_batch_end>, which_cannot_be_called_with_the_fit>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Count {
  int steps = 0;
  void on_train_batch_end(auto&) { ++steps; }
};

void f(const Tensor<float, dynamic, 2>& x, const Tensor<float, dynamic>& y) {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
#ifdef FIXED
  Count count;
#else
  const Count count;
#endif
  model.fit(x, y, {.epochs = 2}, count);
}
