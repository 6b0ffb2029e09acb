// SPDX-License-Identifier: MIT
#include <dovetail/networks/summary.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers.hpp>
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
  CHECK_FALSE(s.layers[1].fused);
  CHECK(s.layers[2].layer == "ReLU");
  CHECK(s.layers[2].fused);
  CHECK(s.layers[3].output_shape == "(None, 10)");
  CHECK_FALSE(s.layers[4].fused);
  CHECK(s.parameters == 101'770);
  CHECK(s.state == 0);
  CHECK(s.bytes == 407'080);
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

TEST_CASE("it prints as a table") {
  CHECK(to_string(summary_of<Short>()) == R"( index  layer       output shape      parameters
------------------------------------------------
 0      Flatten<>   (None, 784)                0
 1      Dense<128>  (None, 128)          100,480
 2      ReLU        (None, 128)                0  computed with the layer before
 3      Dense<10>   (None, 10)             1,290
 4      Softmax     (None, 10)                 0
------------------------------------------------
 Total parameters: 101,770 (397.54 KB)
 Trainable: 101,770, not trainable: 0
)");
}

TEST_CASE("the layers of a container have rows of their own") {
  using A = Sequential<Input<6>, Residual<Dense<6>, ReLU, Sequential<Dense<4>, Tanh>, Dense<6>>, Dense<3>, Softmax>;
  const Summary s = summary_of<A>();
  REQUIRE(s.layers.size() == 3);
  REQUIRE(s.layers[0].layers.size() == 4);
  CHECK(s.layers[0].layer == "Residual<Dense<6>, ReLU, Sequential<Dense<4>, Tanh>, Dense<6>>");
  CHECK(s.layers[0].layers[1].fused);
  CHECK(s.layers[0].layers[2].layers[1].layer == "Tanh");
  CHECK(s.layers[1].layers.empty());
  CHECK(to_string(s) == R"( index  layer         output shape      parameters
--------------------------------------------------
 0      Residual      (None, 6)                100
 0.0      Dense<6>    (None, 6)                 42
 0.1      ReLU        (None, 6)                  0  computed with the layer before
 0.2      Sequential  (None, 4)                 28
 0.2.0      Dense<4>  (None, 4)                 28
 0.2.1      Tanh      (None, 4)                  0  computed with the layer before
 0.3      Dense<6>    (None, 6)                 30
 1      Dense<3>      (None, 3)                 21
 2      Softmax       (None, 3)                  0
--------------------------------------------------
 Total parameters: 121 (484.00 B)
 Trainable: 121, not trainable: 0
)");
}
