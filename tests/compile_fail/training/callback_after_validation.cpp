// SPDX-License-Identifier: MIT
// mistake: Training: An argument after the validation data that is not a callback
// text: dovetail: fit takes callbacks after the options, but argument 6, Accuracy, has none of on_train_begin, on_train_end, on_epoch_begin, on_epoch_end, on_train_batch_begin, on_train_batch_end
// type: no_problem<named<fit_takes_callbacks_after_the_options<but_argument<6, Accuracy>, has_none_of<on_train_begin, on_train_end, on_epoch_begin, on_epoch_end, on_train_batch_begin, on_train_batch_end>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Stop {
  void on_epoch_end(auto& fit) const { fit.stop_training = true; }
};

void f(const Tensor<float, dynamic, 2>& x, const Tensor<float, dynamic>& y) {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
  Stop stop;
#ifdef FIXED
  model.fit(x, y, {.epochs = 2}, {x, y}, stop, Stop{});
#else
  model.fit(x, y, {.epochs = 2}, {x, y}, stop, Accuracy{});
#endif
}
