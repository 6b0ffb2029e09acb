// SPDX-License-Identifier: MIT
// The gradient law for layers with options of training.
#include <dovetail/layers/not_trainable.hpp>

#include "laws.hpp"

using namespace laws;

namespace {

template <class L>
using Fixed = With<L, NotTrainable>;

// Has no backward for dx alone, so that its gradient is computed for nobody.
template <std::size_t N>
struct Scaled {
  using input = Shape<N>;
  using output = Shape<N>;
  template <class T>
  struct Parameters {
    using Scale = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Scale, scale));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, N> x, View<T, B, N> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.scale.data()[i % N] * x.data()[i];
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, N> x, View<const T, B, N> /*y*/, View<const T, B, N> dy,
                       View<T, B, N> dx, Parameters<T>& gradient) {
    gradient.scale.fill(0);
    for (std::size_t i = 0; i < x.size(); ++i) {
      gradient.scale.data()[i % N] += x.data()[i] * dy.data()[i];
      if (dx.data() != nullptr) dx.data()[i] = p.scale.data()[i % N] * dy.data()[i];
    }
  }
};

}  // namespace

TEST_CASE("layers that are not trained keep the gradient law") {
  check_gradients<
      Sequential<Input<4>, Dense<5>, Fixed<Dense<W + 1>>, Tanh, Dense<2>>,
      Sequential<Input<4>, Fixed<Dense<5>>, ReLU, Dense<2>>,
      Sequential<Input<4>, Dense<5>, Fixed<BatchNormalization>, Sigmoid, Dense<2>>,
      Sequential<Input<4>, Dense<5>, Fixed<Residual<Dense<5>, BatchNormalization, Dropout<0.25>>>, Dense<2>>,
      Sequential<Input<4>, Dense<4>, Fixed<Scaled<4>>, Tanh>,
      Sequential<Input<3, 4>, EachRow<Dense<5>>, Fixed<EachRow<Dense<W + 1>>>, Tanh, Flatten<>, Dense<2>>>();
}
