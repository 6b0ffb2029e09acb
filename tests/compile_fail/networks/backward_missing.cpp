// SPDX-License-Identifier: MIT
// mistake: Your own layers: A layer without a backward, in training
// text: dovetail: layer 1, Square, has no backward that can be called with x, y, dy, dx
// type: no_problem<named<layer<1, Square, has_no_backward_that_can_be_called_with<x, y, dy, dx>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Square {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] * x.data()[i];
  }
#ifdef FIXED
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> x, View<const T, B, E...>, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    for (std::size_t i = 0; i < x.size() && dx.data() != nullptr; ++i) dx.data()[i] = 2 * x.data()[i] * dy.data()[i];
  }
#endif
};

int main() {
  auto model = compile<Sequential<Dense<4, 3>, Square>>(Adam{}, MeanSquaredError{});
  model.summary();
}
