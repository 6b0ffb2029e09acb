// SPDX-License-Identifier: MIT
// mistake: Training: fit with callbacks, and samples of another shape
// text: dovetail: the input has shape (None, 3), but the network takes shape (None, 2)
// type: no_problem<named<the_input<has_shape<None{}, 3>, but_the_network_takes_shape<None{}, 2>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Stop {
  void on_epoch_end(auto& fit) const { fit.stop_training = true; }
};
#ifdef FIXED
using X = Tensor<float, dynamic, 2>;
#else
using X = Tensor<float, dynamic, 3>;
#endif

void f(const X& x, const Tensor<float, dynamic>& y) {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
  const auto history = model.fit(x, y, {.epochs = 2}, Stop{}, Stop{});
  static_cast<void>(history.loss.back());
}
