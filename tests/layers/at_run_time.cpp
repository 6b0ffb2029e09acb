// SPDX-License-Identifier: MIT
#include <dovetail/layers/at_run_time.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

namespace {

using Free = LeakyReLU<at_run_time>;
using A = Sequential<Input<4>, Dense<8>, Free, Dropout<>, Residual<Dense<8>, Dropout<at_run_time>>, Dense<2>>;
using Stated =
    Sequential<Input<4>, Dense<8>, LeakyReLU<0.125>, Dropout<0.25>, Residual<Dense<8>, Dropout<0.5>>, Dense<2>>;

static_assert(std::same_as<Dropout<>, Dropout<at_run_time>> && !std::same_as<LeakyReLU<>, Free> &&
              std::same_as<LeakyReLU<>, LeakyReLU<0.3>>);
static_assert(std::string_view(detail::name_of<Free>()) == "LeakyReLU<at_run_time>");
static_assert(detail::layers::has_state<Free> && !detail::layers::has_state<LeakyReLU<>> &&
              !detail::layers::has_state<Dropout<0.5>::at<Shape<3>>> && element_count<A::State<float>> == 3);
// Fused in inference, as one whose slope is stated.
static_assert(detail::layers::tuple_length<A::inference::stages> ==
              detail::layers::tuple_length<Stated::inference::stages>);

struct Samples {
  Tensor<float, dynamic, 4> x = Tensor<float, dynamic, 4>::with_rows(40);
  Tensor<float, dynamic, 2> y = Tensor<float, dynamic, 2>::with_rows(40);

  Samples() {
    Random random;
    for (float& v : x.flat()) v = random.uniform(-1.f, 1.f);
    for (float& v : y.flat()) v = random.uniform(-1.f, 1.f);
  }
};
auto set_up() {
  auto model = compile<A>(Adam{.learning_rate = 0.01}, MeanSquaredError{});
  model.state<1>().slope = 0.125;
  model.state<2>().rate = 0.25f;
  model.state<3, 1>().rate = 0.5;
  return model;
}
template <class F>
std::string refusal(F f) {
  try {
    f();
  } catch (const OptionError& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a setting is a number") {
  Setting<float> s;
  s = 0.5;
  CHECK(s == 0.5f);
  s = 1;
  const float read = s;
  CHECK(read == 1);
  const Network<A> network;
  CHECK(network.state<1>().slope == 0.3f);
  const float rate = network.state<2>().rate;
  CHECK(std::isnan(rate));  // not set
}

TEST_CASE("a network with settings is the one that states the same numbers") {
  const Samples data;
  auto model = set_up();
  auto stated = compile<Stated>(Adam{.learning_rate = 0.01}, MeanSquaredError{});
  CHECK(model.predict(data.x) == stated.predict(data.x));
  CHECK(model.predict(data.x[0]) == stated.predict(data.x[0]));
  model.fit(data.x, data.y, {.epochs = 5, .verbose = 0});
  stated.fit(data.x, data.y, {.epochs = 5, .verbose = 0});
  CHECK(model.layer<0>().kernel == stated.layer<0>().kernel);
  CHECK(model.layer<4>().kernel == stated.layer<4>().kernel);
  CHECK(model.evaluate(data.x, data.y).loss == stated.evaluate(data.x, data.y).loss);
}

TEST_CASE("it is saved and loaded, frozen and trained on bit by bit") {
  const Samples data;
  auto whole = set_up(), first = set_up();
  auto second = compile<A>(Adam{.learning_rate = 0.01}, MeanSquaredError{});
  whole.fit(data.x, data.y, {.epochs = 4, .batch_size = 8, .verbose = 0});
  first.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  load(second, save(first));
  CHECK(second.state<2>().rate == 0.25f);
  second.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  CHECK(second.layer<0>().kernel == whole.layer<0>().kernel);
  CHECK(architecture_hash<A>() != architecture_hash<Stated>());
  const std::string header = frozen_header(whole.network(), {.name = "net"});
  CHECK(header.find("LeakyReLU<at_run_time>, Dropout<at_run_time>") != std::string::npos);
  CHECK(header.find("/// 1.slope of shape (1)") != std::string::npos);
  CHECK(architecture_text<Sequential<Input<4>, Dense<8>, Free>>() ==
        "Sequential<Input<4>, Dense<4, 8>, LeakyReLU<at_run_time>>");
}

TEST_CASE("what cannot be is refused before fit and evaluate") {
  const Samples data;
  auto model = compile<A>(Adam{}, MeanSquaredError{});
  const auto fit = [&] { model.fit(data.x, data.y, {.verbose = 0}); };
  const std::string dropout(std::string_view(detail::name_of<Dropout<>>()));  // some compilers leave defaults out
  CHECK(refusal(fit) == "layer 2, " + dropout + ": rate: expected a share from 0 to below 1, found nan");
  model.state<2>().rate = 0.5;
  model.state<3, 1>().rate = 1;
  CHECK(refusal([&] { model.evaluate(data.x, data.y); }) ==
        "layer 3.1, " + dropout + ": rate: expected a share from 0 to below 1, found 1");
  model.state<3, 1>().rate = 0.5;
  CHECK(refusal(fit).empty());
  model.state<1>().slope = -0.5;
  CHECK(refusal(fit) == "layer 1, LeakyReLU<at_run_time>: slope: expected a number of at least 0, found -0.5");
}
