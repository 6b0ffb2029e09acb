// SPDX-License-Identifier: MIT
// The gradient law for graphs of layers, and that they are what they are short for.
#include <dovetail/dovetail.hpp>

#include "laws.hpp"

using namespace laws;

namespace {

/// y = x, twice as high and wide: each pixel becomes four.
template <class S>
struct TwiceAt;
template <std::size_t H, std::size_t W, std::size_t C>
struct TwiceAt<Shape<H, W, C>> {
  using input = Shape<H, W, C>;
  using output = Shape<2 * H, 2 * W, C>;
  static void each(std::size_t rows, auto f) {
    for (std::size_t b = 0; b < rows; ++b)
      for (std::size_t i = 0; i < 2 * H; ++i)
        for (std::size_t j = 0; j < 2 * W; ++j)
          for (std::size_t c = 0; c < C; ++c)
            f(((b * H + i / 2) * W + j / 2) * C + c, ((b * 2 * H + i) * 2 * W + j) * C + c);
  }
  static void forward(auto x, auto y) {
    each(x.rows(), [&](std::size_t from, std::size_t to) { y.data()[to] = x.data()[from]; });
  }
  static void backward(auto, auto, auto dy, auto dx) {
    if (dx.data() == nullptr) return;
    dx.fill(0);
    each(dy.rows(), [&](std::size_t from, std::size_t to) { dx.data()[from] += dy.data()[to]; });
  }
};
struct Twice {
  template <class S>
  using at = TwiceAt<S>;
};
template <std::size_t F>
using Pixels = EachRow<EachRow<Dense<F>>>;

using UNet =
    Graph<Input<4, 8, 2>, Pixels<2>, Tanh, Tap<"a">, MaxPooling2D<2>, Pixels<3>, Tanh, Tap<"b">, MaxPooling2D<2>,
          Pixels<4>, Tanh, Twice, Join<Concatenate, "b">, Pixels<3>, Sigmoid, Twice, Join<Concatenate, "a">, Pixels<1>>;
using DenseNet = Graph<Input<4>, Tap<"x">, Dense<3>, ReLU, Tap<"a">, Join<Concatenate, "x">, Dense<3>, ReLU, Tap<"b">,
                       Join<Concatenate, "a", "x">, BatchNormalization, Dense<2>, Join<Concatenate, "b", "a", "x">>;
using Encoder = Shared<"encoder", Dense<3>, Tanh, Dense<2>>;
using Siamese = Graph<Input<8>, Tap<"both">, Slice<0, 4>, Encoder, Tap<"one">, Use<"both">, Slice<4, 4>, Encoder,
                      Join<Subtract, "one">, Dense<1>>;

}  // namespace

TEST_CASE("a U-Net and a DenseNet keep the gradient law, among other layers too") {
  check_gradients<UNet, DenseNet, Sequential<Input<4>, Dense<4>, DenseNet, Tanh>>({3, 1});
}

TEST_CASE("each way to join values keeps the gradient law") {
  check_gradients<
      Graph<Input<W + 1>, Tap<"x">, Dense<5>, Tap<"a">, Use<"x">, Dense<5>, Join<Add, "a">>,
      Graph<Input<W + 1>, Tap<"x">, Dense<5>, Tap<"a">, Use<"x">, Dense<5>, Join<Subtract, "a">>,
      Graph<Input<W + 1>, Tap<"x">, Dense<5>, Tap<"a">, Use<"x">, Dense<5>, Join<Multiply, "a", "a">>,
      Graph<Input<W + 1>, Tap<"x">, Dense<5>, Tap<"a">, Use<"x">, Dense<5>, Join<Average, "a", "a">>,
      Graph<Input<W + 1>, Tap<"x">, Dense<W + 1>, Tap<"a">, Use<"x">, Dense<W + 1>, Join<Maximum, "a", "x">>,
      Graph<Input<W + 1>, Tap<"x">, Dense<5>, Tap<"a">, Use<"x">, Dense<5>, Join<Dot, "a">>,
      Graph<Input<3, W>, Tap<"x">, EachRow<Dense<2>>, Join<Concatenate, "x">>>();
}

TEST_CASE("values that are used often, and in each order, keep the gradient law") {
  check_gradients<
      Graph<Dense<5, 4>, Tap<"a">, Tanh, Dense<4>, Join<Add, "a">, Tap<"b">, Dense<4>, Join<Add, "a", "b">, Tap<"d">,
            Use<"b">, Dense<2>, Tap<"c">, Use<"a">, Dense<2>, Join<Add, "c">, Join<Concatenate, "d">>,
      Graph<Input<4>, Tap<"x">, Join<Add, "x">, Join<Multiply, "x">, Join<Add, "x", "x">>,
      Graph<Input<4>, Tap<"x">, Dense<4>, Tap<"a">, Flatten<>, Tap<"b">, Dropout<0.5>, Join<Multiply, "a", "b", "x">>,
      Graph<Input<2, 2>, Tap<"x">, Flatten<>, Dense<4>, Reshape<2, 2>, Tap<"a">, ReLU, Join<Add, "a", "x">, Tap<"y">,
            Use<"a">, Tanh, Join<Multiply, "y">>>({3, 1});
}

TEST_CASE("layers that share their parameters keep the gradient law, three times too") {
  check_gradients<Siamese,
                  Graph<Input<3>, Shared<"d", Dense<3>>, ReLU, Shared<"d", Dense<3>>, Tanh, Shared<"d", Dense<3>>>,
                  Graph<Input<4>, Shared<"d", Dense<4>, BatchNormalization>, Tap<"a">, Tanh,
                        Shared<"d", Dense<4>, BatchNormalization>, Join<Add, "a">>>({3, 2});
  static_assert(resolved<Siamese>::parameter_count == 4 * 3 + 3 + 3 * 2 + 2 + 2 + 1);
}

TEST_CASE("containers of branches keep the gradient law, and graphs in them and around them") {
  check_gradients<
      Sequential<Input<4>, Parallel<Concatenate, Dense<3>, Sequential<Dense<5>, ReLU, Dense<2>>, Tanh>>,
      Sequential<Input<2, 2>, Parallel<Add, Flatten<>, Sequential<Flatten<>, Dense<4>>>, Softmax>,
      Sequential<Input<3>, Dense<4>, Graph<Tap<"x">, ReLU, Dense<4>, Join<Add, "x">>, Tanh>,
      Graph<Input<3>, Tap<"x">, Sequential<Dense<4>, Tanh, Dense<3>>, Join<Multiply, "x">, Residual<Dense<3>>>,
      Sequential<Input<2, 3>, EachRow<Graph<Tap<"x">, Dense<3>, Join<Add, "x">>>, Flatten<>>,
      Sequential<Input<3>, Scale<0.5>, Dense<3>, Scale<2>>, Sequential<Input<2, 5>, Slice<1, 3>>>({3, 1});
}
