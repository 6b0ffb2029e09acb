// SPDX-License-Identifier: MIT
// mistake: Training: A hook with other parameters
// text: dovetail: the callback Stop has on_epoch_end, which cannot be called with the fit: write a public member void hook(auto& fit)
// type: no_problem<named<callback<Stop, has<on_epoch_end>, which_cannot_be_called_with_the_fit>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Stop {
  int epochs = 0;
  void on_train_begin(auto&) { epochs = 0; }
#ifdef FIXED
  void on_epoch_end(auto&) { ++epochs; }
#else
  void on_epoch_end(int, double) { ++epochs; }
#endif
};

void f(const Tensor<float, dynamic, 2>& x, const Tensor<float, dynamic>& y) {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
  Stop stop;
  model.fit(x, y, {.epochs = 2}, stop);
}
