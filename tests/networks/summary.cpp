// SPDX-License-Identifier: MIT
#include <dovetail/networks/summary.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <dovetail/layers.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/networks/graph.hpp>
#include <dovetail/networks/each_row.hpp>
#include <dovetail/networks/parallel.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;

TEST_CASE("a summary is data") {
  const Summary s = summary_of<Short>();
  REQUIRE(s.layers.size() == 5);
  CHECK(s.layers[0].index == 0);
  CHECK(s.layers[0].layer == "Flatten<>");
  CHECK(s.layers[0].output_shape == "(None, 784)");
  CHECK(s.layers[0].parameters == 0);
  CHECK(s.layers[1].layer == "Dense<128>");
  CHECK(s.layers[1].parameters == 100'480);
  CHECK(s.layers[1].fused_with.empty());
  CHECK(s.layers[1].multiply_adds == 100'352);
  CHECK(s.layers[2].layer == "ReLU");
  CHECK(s.layers[2].fused_with == "1");
  CHECK(s.layers[2].multiply_adds == 0);
  CHECK(s.layers[3].output_shape == "(None, 10)");
  CHECK(s.layers[4].fused_with.empty());
  CHECK(s.parameters == 101'770);
  CHECK(s.state == 0);
  CHECK(s.bytes == 407'080);
  CHECK(s.multiply_adds == 101'632);
  CHECK(s.inference_bytes == 576);
  CHECK(summary_of<Short, double>().bytes == 814'160);
}

TEST_CASE("layers are named as they were written; state is not trained") {
  const Summary s =
      summary_of<Sequential<Dense<4, 6>, BatchNormalization, Residual<Dense<6>>, Sequential<Dense<3>, Dropout<0.5>>>>();
  CHECK(s.layers[0].layer == "Dense<4, 6>");
  CHECK(s.layers[1].parameters == 12);
  CHECK(s.layers[1].state == 12);
  CHECK(s.layers[2].layer == "Residual<Dense<6>>");
  CHECK(s.layers[2].parameters == 42);
  CHECK(s.layers[3].layer == "Sequential<Dense<3>, Dropout<0.5>>");
  CHECK(s.parameters == 30 + 12 + 42 + 21);
  CHECK(s.state == 12);
}

TEST_CASE("it says what the network gives to a loss, and prints logits: they are not what people expect of predict") {
  CHECK(summary_of<Short>().gives == "distributions");
  CHECK(summary_of<Sequential<Dense<4, 1>, Sigmoid, Flatten<>>>().gives == "probabilities");
  CHECK(summary_of<Sequential<Dense<4, 3>, ReLU>>().gives.empty());
  const Summary s = summary_of<Sequential<Dense<4, 3>, Dropout<0.5>>>();
  CHECK(s.gives == "logits");
  CHECK(to_string(s).ends_with(" Gives logits to a cross-entropy; predict gives them as they are\n"));
  CHECK(to_string(summary_of<Short>()).find("logits") == std::string::npos);
}

namespace {
// A layer of a user's own, which says how many products it adds up, or does not.
template <std::size_t... N>
struct Own {
  static constexpr void forward(auto x, auto y) { std::copy_n(x.data(), x.size(), y.data()); }
  static void backward(auto /*x*/, auto /*y*/, auto dy, auto dx) { forward(dy, dx); }
};
template <std::size_t N>
struct Own<N> : Own<> {
  static constexpr std::size_t multiply_adds = N;
};
// A container of a user's own, which does not say how often it runs its layer.
struct Often {
  using input = Shape<2>;
  using output = Shape<2>;
  using stages = boost::hana::tuple<InnerLayer<0, Dense<2>, Dense<2, 2>, input, output>>;
  template <class T>
  using Parameters = boost::hana::tuple<Dense<2, 2>::Parameters<T>>;
};
struct Twice : Often {
  static constexpr std::size_t repeats = 2;
};

template <class... L>
std::size_t multiply_adds() {
  const Summary s = summary_of<Sequential<L...>>();
  CHECK(s.multiply_adds_known);
  return s.multiply_adds;
}
}  // namespace

TEST_CASE("multiply-adds are those that layers state, summed over all rows, windows, branches and uses") {
  CHECK(multiply_adds<Dense<4, 6>, With<BatchNormalization, Momentum<0.9>>, Tanh, Softmax, Dropout<0.5>>() == 24 + 6);
  CHECK(multiply_adds<With<Dense<4, 6>, NoBias>, With<Dense<3>, NotTrainable>>() == 24 + 18);
  CHECK(multiply_adds<Input<8>, Embedding<9, 3>, EachRow<Dense<5>, ReLU, Own<2>>>() == 8 * (15 + 2));
  CHECK(multiply_adds<Input<7, 8, 4>, Conv2D<6, 3>>() == 5 * 6 * 6 * (3 * 3 * 4));
  CHECK(multiply_adds<Input<7, 8, 4>, With<Conv2D<6, 3>, Same>>() == 7 * 8 * 6 * (3 * 3 * 4));
  CHECK(multiply_adds<Input<7, 8, 4>, With<Conv2D<6, 3>, Strides<2>, Groups<2>>>() == 3 * 3 * 6 * (3 * 3 * 2));
  CHECK(multiply_adds<Input<9, 2>, With<Conv1D<6, 3>, Causal>, MaxPooling1D<2>, AveragePooling1D<2>>() == 9 * 6 * 6);
  CHECK(multiply_adds<Input<4>, Residual<Dense<4>, Tanh>, Parallel<Dot, Dense<3>, Dense<3>>>() == 16 + 24 + 3);
  using Siamese = Graph<Input<4>, Tap<"x">, Slice<0, 2>, Shared<"s", Dense<3>>, Tap<"a">, Use<"x">, Slice<2, 2>,
                        Shared<"s", Dense<3>>, Join<Subtract, "a">>;
  CHECK(multiply_adds<Siamese>() == 2 * 6);
  CHECK(summary_of<Siamese>().layers[3].multiply_adds == 6);
  CHECK(summary_of<Siamese>().layers[3].parameters == 0);
}

TEST_CASE("of a layer that does not state its multiply-adds nothing is said, and the sum is a bound") {
  using A = Sequential<Input<2, 2>, EachRow<Dense<3>, Own<>>, Flatten<>, Dense<2>>;
  const Summary s = summary_of<A>();
  CHECK_FALSE(s.multiply_adds_known);
  CHECK_FALSE(s.layers[0].multiply_adds_known);
  CHECK(s.layers[0].multiply_adds == 12);
  CHECK(s.multiply_adds == 24);
  CHECK(s.layers[0].layers[0].multiply_adds == 12);
  CHECK_FALSE(s.layers[0].layers[1].multiply_adds_known);
  CHECK(to_string(s).find(" Multiply-adds of a sample: at least 24, since not all layers state theirs\n") !=
        std::string::npos);

  CHECK(multiply_adds<Twice>() == 2 * 4);
  CHECK(summary_of<Sequential<Twice>>().layers[0].layers[0].multiply_adds == 2 * 4);
  const Summary often = summary_of<Sequential<Often>>();
  CHECK_FALSE(often.layers[0].multiply_adds_known);
  CHECK_FALSE(often.layers[0].layers[0].multiply_adds_known);
}

TEST_CASE("what is computed together is said as it runs in inference") {
  const Summary s = summary_of<Sequential<Dense<4, 6>, BatchNormalization, ReLU, Dense<3>, Dropout<0.5>, Tanh, Tanh>>();
  const auto with = [&](std::size_t layer) { return s.layers[layer].fused_with; };
  CHECK(with(0) == "");
  CHECK(with(1) == "0");
  CHECK(with(2) == "0");
  CHECK(with(4) == "");
  CHECK(with(5) == "3");
  CHECK(with(6) == "");
  CHECK(summary_of<Graph<Dense<4, 6>, Tap<"h">, ReLU, Join<Add, "h">>>().layers[1].fused_with == "");
}

TEST_CASE("a table has at most 100 columns; longer names go on in the next line") {
  using A =
      Sequential<Input<128, 128, 3>,
                 Residual<With<Conv2D<3, 3>, Same, NoBias, HeNormal, On<"kernel", Momentum<0.5>>>, ReLU>, Flatten<>>;
  const std::string text = to_string(summary_of<A>());
  for (std::size_t from = 0, end; from < text.size(); from = end + 1) {
    end = text.find('\n', from);
    CHECK(end - from <= 100);
    CHECK(text[end - 1] != ' ');
  }
}

TEST_CASE("it prints as a table") {
  CHECK(to_string(summary_of<Short>()) == R"( index  layer       output shape  parameters  multiply-adds  fused
-------------------------------------------------------------------
 0      Flatten<>   (None, 784)            0
 1      Dense<128>  (None, 128)      100,480        100,352
 2      ReLU        (None, 128)            0                 with 1
 3      Dense<10>   (None, 10)         1,290          1,280
 4      Softmax     (None, 10)             0
-------------------------------------------------------------------
 Total parameters: 101,770 (397.54 KB)
 Trainable: 101,770, not trainable: 0
 Multiply-adds of a sample: 101,632
 Activations of a sample in inference: 576 B
)");
}

TEST_CASE("the layers of a container have rows of their own") {
  using A = Sequential<Input<6>, Residual<Dense<6>, ReLU, Sequential<Dense<4>, Tanh>, Dense<6>>, Dense<3>, Softmax>;
  const Summary s = summary_of<A>();
  REQUIRE(s.layers.size() == 3);
  REQUIRE(s.layers[0].layers.size() == 4);
  CHECK(s.layers[0].layer == "Residual<Dense<6>, ReLU, Sequential<Dense<4>, Tanh>, Dense<6>>");
  CHECK(s.layers[0].layers[1].fused_with == "0.0");
  CHECK(s.layers[0].layers[2].layers[1].layer == "Tanh");
  CHECK(s.layers[1].layers.empty());
  CHECK(to_string(s) == R"( index  layer         output shape  parameters  multiply-adds  fused
-------------------------------------------------------------------------
 0      Residual      (None, 6)            100             84
 0.0      Dense<6>    (None, 6)             42             36
 0.1      ReLU        (None, 6)              0                 with 0.0
 0.2      Sequential  (None, 4)             28             24
 0.2.0      Dense<4>  (None, 4)             28             24
 0.2.1      Tanh      (None, 4)              0                 with 0.2.0
 0.3      Dense<6>    (None, 6)             30             24
 1      Dense<3>      (None, 3)             21             18
 2      Softmax       (None, 3)              0
-------------------------------------------------------------------------
 Total parameters: 121 (484 B)
 Trainable: 121, not trainable: 0
 Multiply-adds of a sample: 102
 Activations of a sample in inference: 192 B
)");
}
