// SPDX-License-Identifier: MIT
// Each layer in inference, in training and backward, against PyTorch's.
#include <dovetail/networks.hpp>

#include <goldens/golden.hpp>

#include <utility>

namespace {

using namespace goldens;

template <class A, class T>
struct Case {
  using F = typename Network<A, T>::architecture;
  using X = tensor_of<T, detail::shape::batch_shape<typename F::input>>;
  using Y = tensor_of<T, detail::shape::batch_shape<typename F::output>>;

  Golden golden;
  Network<A, T> network{};
  X x{};

  explicit Case(const std::string& file) : golden(file) {
    golden.read("x", x);
    golden.read("parameter", network.parameters());
    golden.read("state", network.states());
  }

  void inference() { golden.check("inference", network.predict(x)); }

  void training() {
    const std::size_t rows = x.rows();
    auto y = Y::with_rows(rows);
    const auto dy = golden.template read<Y>("dy");
    auto dx = X::with_rows(rows);
    parameters_of<F, T> gradient{};
    auto memory = Tensor<std::byte, dynamic>::with_rows(F::template training_bytes<T>(rows));
    std::byte* next = memory.data();
    cache_of<F, T, dynamic> cache;
    place(cache, next, rows);
    Random random;
    const Training<F, T, dynamic> pass{network.states(), cache, random};

    F::train(network.parameters(), std::as_const(x).view(), y.view(), pass);
    golden.check("y", y);
    F::backward(network.parameters(), std::as_const(x).view(), std::as_const(y).view(), dy.view(), dx.view(), gradient,
                pass);
    golden.check("dx", dx);
    golden.check("gradient", gradient);
    golden.check("state_after", network.states());
  }
};

template <class A, class T>
void agrees(const std::string& file) {
  Case<A, T> one(file);
  one.inference();
  one.training();
}

}  // namespace

TEST_CASE_TEMPLATE("Dense", T, float, double) {
  agrees<Sequential<Dense<19, 13>>, T>("dense");
  agrees<Sequential<With<Dense<7, 5>, NoBias>>, T>("dense_no_bias");
}

TEST_CASE_TEMPLATE("activations", T, float, double) {
  agrees<Sequential<Input<13>, ReLU>, T>("relu");
  agrees<Sequential<Input<13>, LeakyReLU<0.3>>, T>("leaky_relu");
  agrees<Sequential<Input<13>, Sigmoid>, T>("sigmoid");
  agrees<Sequential<Input<13>, Tanh>, T>("tanh");
  agrees<Sequential<Input<3, 5>, Softmax>, T>("softmax");
}

TEST_CASE_TEMPLATE("Dropout in inference; in training each draws a mask of its own", T, float, double) {
  Case<Sequential<Input<5>, Dropout<0.5>>, T>("dropout").inference();
}

TEST_CASE_TEMPLATE("BatchNormalization, of vectors and of images", T, float, double) {
  agrees<Sequential<Input<5>, BatchNormalization>, T>("batch_normalization");
  agrees<Sequential<Input<2, 2, 3>, BatchNormalization>, T>("batch_normalization_2d");
}

TEST_CASE_TEMPLATE("MaxPooling2D", T, float, double) {
  agrees<Sequential<Input<5, 6, 2>, MaxPooling2D<2, 3>>, T>("max_pooling_2d");
}

TEST_CASE_TEMPLATE("Residual, and a Softmax between other layers", T, float, double) {
  agrees<Sequential<Input<7>, Residual<Dense<13>, Tanh, Dense<7>>>, T>("residual");
  agrees<Sequential<Dense<7, 11>, Softmax, Dense<11, 3>>, T>("softmax_inside");
}
