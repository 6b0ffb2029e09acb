// SPDX-License-Identifier: MIT
// The law of lengths, for layers in company and in containers of every kind.
#include "laws.hpp"

#include <dovetail/layers/at_run_time.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/layers/regularized_output.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace laws;

namespace {

template <class... A>
void check_lengths() {
  for (const Verdict& verdict : {lengths_law<A>()...}) CHECK(verdict);
}

// y = x + the last element of the sample, and says that it keeps lengths.
struct WithLast {
  using lengths = Lengths::kept;
  static void forward(auto x, auto y) {
    const std::size_t size = x.size() / x.rows();
    for (std::size_t i = 0; i < y.size(); ++i) y.data()[i] = x.data()[i] + x.data()[i / size * size + size - 1];
  }
  static void backward(auto, auto, auto dy, auto dx) {
    for (std::size_t i = 0; i < dx.size(); ++i) dx.data()[i] = dy.data()[i];
  }
};
// y = 1 / x, infinite where x is 0: in the padding.
struct Inverse : Elementwise<Inverse> {
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return Pack(1) / x;
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return -dy * y * y;
  }
};
// y = √|x|, whose slope is infinite where y is 0.
struct Root : Elementwise<Root> {
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::sqrt(x * x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return dy / y;
  }
};
// The last step, which asks for the length.
struct LastStep {
  template <class S>
  struct At;
  template <std::size_t N, std::size_t F>
  struct At<Shape<N, F>> {
    using input = Shape<N, F>;
    using output = Shape<F>;
    using lengths = Lengths::ended;
    static void forward(auto x, auto y, auto pass) {
      for (std::size_t b = 0; b < x.rows(); ++b)
        std::copy_n(x.data() + (b * N + pass.lengths.of(b, N) - 1) * F, F, y.data() + b * F);
    }
    static void backward(auto x, auto, auto dy, auto dx, auto pass) {
      if (dx.data() == nullptr) return;
      dx.fill(0);
      for (std::size_t b = 0; b < x.rows(); ++b)
        std::copy_n(dy.data() + b * F, F, dx.data() + (b * N + pass.lengths.of(b, N) - 1) * F);
    }
  };
  template <class S>
  using at = At<S>;
};

}  // namespace

TEST_CASE("layers in a chain, fused and not") {
  check_lengths<Sequential<Input<7, 3>, With<Conv1D<4, 3>, Causal>, ReLU, EachRow<Dense<5>>, Tanh, LogSoftmax>,
                Sequential<Input<9, 3>, With<Conv1D<4, 3>, Same>, Tanh, MaxPooling1D<2>, Conv1D<2, 2>, Sigmoid>,
                Sequential<Input<6, 2>, Inverse, EachRow<Inverse, Dense<3>, Inverse>, Inverse>,
                Sequential<Input<6, 2>, Conv1D<3, 2>, Root, EachRow<Dense<4>, Root, Dense<3>, Root>>,
                Sequential<Input<8, 2>, With<Conv1D<3, 3>, Strides<2>, Causal>, With<AveragePooling1D<2>, Strides<1>>,
                           With<LeakyReLU<at_run_time>, NotTrainable>, UpSampling1D<2>, Cropping1D<1>>,
                Sequential<Input<5>, Embedding<7, 4>, EachRow<Dense<4>, Softmax>, Dropout<0.25>>>();
}

TEST_CASE("an answer to the whole sample, and layers behind it that know no lengths") {
  check_lengths<Sequential<Input<6, 3>, EachRow<Dense<4>, Tanh>, GlobalAveragePooling1D, Dense<3>, Softmax>,
                Sequential<Input<6, 3>, Conv1D<4, 2>, With<GlobalMaxPooling1D, KeepDims>, Flatten<>, Dense<2>>,
                Sequential<Input<6, 3>, LastStep, Dense<4>, Tanh>,
                Sequential<Input<6, 4, 3>, EachRow<Flatten<>, Dense<2>>, GlobalMaxPooling1D>,
                Sequential<Input<6, 4, 3>, EachRow<Conv1D<2, 2>, GlobalAveragePooling1D>, GlobalMaxPooling1D>,
                Sequential<Input<6, 4, 3>, EachRow<EachRow<Dense<2>, Tanh>, Flatten<>>, LastStep>>();
}

TEST_CASE("containers hand lengths on") {
  check_lengths<Sequential<Input<6, 3>, Residual<EachRow<Dense<3>>, Tanh>, LastStep>,
                Sequential<Input<6, 3>, Sequential<Conv1D<4, 3>, ReLU>, Sequential<LastStep, Dense<2>>>,
                Sequential<Input<6, 3>, Parallel<Concatenate, With<Conv1D<2, 3>, Causal>, EachRow<Dense<4>>>>,
                Sequential<Input<6, 3>, Parallel<Add, GlobalMaxPooling1D, GlobalAveragePooling1D>, Dense<2>>,
                Sequential<Input<6, 3>, With<EachRow<Dense<4>, Tanh>, NotTrainable>, With<Conv1D<2, 2>, NotTrainable>>,
                Graph<Input<6, 3>, With<Conv1D<4, 3>, Causal>, Tap<"a">, Tanh, Tap<"b">, LastStep, Tap<"c">, Use<"a">,
                      Join<Multiply, "b">, GlobalMaxPooling1D, Join<Add, "c">>,
                Graph<Input<6, 3>, Shared<"s", EachRow<Dense<3>>>, Tanh, Shared<"s", EachRow<Dense<3>>>>>();
}

TEST_CASE("a layer that says what is not so is found") { CHECK_FALSE(lengths_law<WithLast, Shape<4, 2>>()); }

TEST_CASE("what a network takes") {
  CHECK(takes_lengths<Sequential<Input<4, 2>, ReLU>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<4, 2>, Flatten<>, Dense<2>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<4>, Softmax>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<4, 2>, BatchNormalization>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<4, 2>, EachRow<Dense<2>, BatchNormalization>>>);
  CHECK(takes_lengths<Sequential<Input<4, 2>, With<BatchNormalization, NotTrainable>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<4, 2>, EachRow<With<Dense<2>, On<"output", L2<0.1>>>>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<6, 2>, With<Conv1D<2, 3>, Strides<2>, Same>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<6, 2>, With<MaxPooling1D<2>, Same>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<6, 2>, Residual<ReLU, Permute<2, 1>, Reshape<6, 2>>>>);
  CHECK_FALSE(takes_lengths<Sequential<Input<6, 6, 2>, Conv2D<2, 3>>>);
  CHECK_FALSE(takes_lengths<Graph<Input<6, 2>, Tap<"a">, ZeroPadding1D<1>, Cropping1D<2, 0>, Conv1D<2, 2>, Tap<"b">,
                                  Use<"a">, MaxPooling1D<2>, UpSampling1D<2>, Conv1D<2, 2>, Join<Add, "b">>>);
}
