// SPDX-License-Identifier: MIT
#include <dovetail/layers/not_trainable.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

namespace {

template <class L>
using Fixed = With<L, NotTrainable>;
using Free = Sequential<Input<4>, Dense<8>, BatchNormalization, ReLU, Residual<Dense<8>, Tanh>, Dense<2>>;
using Head =
    Sequential<Input<4>, Fixed<Dense<8>>, Fixed<BatchNormalization>, ReLU, Fixed<Residual<Dense<8>, Tanh>>, Dense<2>>;

// Trained is what is left, and what is kept has the names of all.
static_assert(Head::parameter_count == 18 && element_count<Head::State<float>> == 40 + 32 + 72);
static_assert(std::same_as<Head::Parameters<float>,
                           boost::hana::tuple<Nothing<>, Nothing<>, Nothing<>, boost::hana::tuple<Nothing<>, Nothing<>>,
                                              Dense<8, 2>::Parameters<float>>>);
// Nothing else is another: what has no parameters, and what is computed together.
static_assert(std::same_as<Fixed<ReLU>::at<Shape<3>>, ReLU> && std::same_as<Fixed<Dense<3, 2>>::problem, detail::none>);
template <class A>
constexpr std::size_t inferred = detail::layers::tuple_length<typename A::inference::stages>;
template <class A>
constexpr std::size_t trained = detail::layers::tuple_length<typename A::training::stages>;
static_assert(inferred<Head> == inferred<Free> && trained<Head> == trained<Free>);
// In any order with other options, on a layer that states its shapes, on what has options already, and on Intended.
static_assert(std::same_as<With<Dense<2>, NotTrainable, NoBias, Ones>::at<Shape<3>>,
                           With<With<Dense<2>, NoBias>, Ones, NotTrainable>::at<Shape<3>>>);
static_assert(element_count<state_of<With<Dense<3, 2>, NoBias, NotTrainable>, float>> == 6);
static_assert(Sequential<Fixed<Sequential<Input<3>, Dense<2>, Intended<Dense<4>>>>>::parameter_count == 0);
static_assert(Sequential<Input<3, 2>, Fixed<EachRow<Sequential<Dense<4>>>>, Fixed<Flatten<>>>::parameter_count == 0);

template <class A>
std::vector<std::string> names(const Network<A>& network) {
  std::vector<std::string> found;
  const auto add = [&](const TensorPath& path, const auto&) { found.push_back(path.text()); };
  for_each_tensor(add, network.parameters());
  for_each_tensor(add, network.states());
  std::ranges::sort(found);
  return found;
}

struct Samples {
  Tensor<float, dynamic, 4> x = Tensor<float, dynamic, 4>::with_rows(32);
  Tensor<float, dynamic, 2> y = Tensor<float, dynamic, 2>::with_rows(32);

  Samples() {
    Random random;
    for (float& v : x.flat()) v = random.uniform(-1.f, 1.f);
    for (float& v : y.flat()) v = random.uniform(-1.f, 1.f);
  }
};

// Counts how often its gradient is asked for.
struct Counted {
  static inline int backwards = 0;
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    std::copy_n(x.data(), x.size(), y.data());
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...>, View<const T, B, E...>, View<const T, B, E...> dy, View<T, B, E...> dx) {
    ++backwards;
    if (dx.data() != nullptr) std::copy_n(dy.data(), dy.size(), dx.data());
  }
};

}  // namespace

TEST_CASE("a layer that is not trained has the names and first weights that it has otherwise") {
  const Network<Head> head;
  const Network<Free> free;
  CHECK(names(head) == names(free));
  CHECK(head.layer<0>().kernel == free.layer<0>().kernel);
  CHECK(head.layer<3, 0>().kernel == free.layer<3, 0>().kernel);
  CHECK(head.layer<4>().kernel == free.layer<4>().kernel);
  CHECK(head.layer<1>().gamma(0) == 1);
  CHECK(head.state<1>().moving_variance(0) == 1);
  const Samples data;
  CHECK(head.predict(data.x) == free.predict(data.x));
}

TEST_CASE("parameters are given to it as to others") {
  Network<Free> free(Seed{3});
  Network<Head> head;
  head.layer<0>() = free.layer<0>();
  head.layer<1>() = free.layer<1>();
  head.layer<3, 0>() = free.layer<3, 0>();
  head.layer<4>() = free.layer<4>();
  const Samples data;
  CHECK(head.predict(data.x) == free.predict(data.x));
}

TEST_CASE("training leaves it as it is, and the optimizer keeps nothing for it") {
  const Samples data;
  auto model = compile<Head>(Adam{.learning_rate = 0.01}, MeanSquaredError{});
  static_assert(element_count<decltype(model.optimizer_state().m)> == 18);
  const auto before = model.network();
  const double loss = model.evaluate(data.x, data.y).loss;
  model.fit(data.x, data.y, {.epochs = 20, .verbose = 0});
  CHECK(model.evaluate(data.x, data.y).loss < loss);
  CHECK(model.layer<0>().kernel == before.layer<0>().kernel);
  CHECK(model.layer<0>().bias == before.layer<0>().bias);
  CHECK(model.layer<1>().gamma == before.layer<1>().gamma);
  CHECK(model.network().state<1>().moving_mean == before.state<1>().moving_mean);
  CHECK(model.layer<3, 0>().kernel == before.layer<3, 0>().kernel);
  CHECK(model.layer<4>().kernel != before.layer<4>().kernel);
}

TEST_CASE("nothing is computed for what is not trained") {
  const Samples data;
  Counted::backwards = 0;
  auto below = compile<Sequential<Input<4>, Fixed<Dense<4>>, Counted, Dense<2>>>(SGD{}, MeanSquaredError{});
  below.fit(data.x, data.y, {.epochs = 1, .verbose = 0});
  CHECK(Counted::backwards == 0);
  auto inside =
      compile<Sequential<Input<4>, Fixed<Sequential<Dense<4>, Counted>>, Dense<2>>>(SGD{}, MeanSquaredError{});
  inside.fit(data.x, data.y, {.epochs = 1, .verbose = 0});
  CHECK(Counted::backwards == 0);
  auto above = compile<Sequential<Input<4>, Dense<4>, Fixed<Dense<4>>, Counted, Dense<2>>>(SGD{}, MeanSquaredError{});
  above.fit(data.x, data.y, {.epochs = 1, .verbose = 0});
  CHECK(Counted::backwards == 1);
}

TEST_CASE("a network without anything that is trained is left as it is") {
  const Samples data;
  auto model = compile<Sequential<Fixed<Dense<4, 2>>>>(Adam{}, MeanSquaredError{});
  const auto kernel = model.layer<0>().kernel;
  model.fit(data.x, data.y, {.epochs = 2, .verbose = 0});
  CHECK(model.layer<0>().kernel == kernel);
}

TEST_CASE("files fit both") {
  Network<Free> free(Seed{5}), read;
  Network<Head> head;
  CHECK(architecture_hash<Head>() == architecture_hash<Free>());
  load(head, save(free));
  load(read, save(head));
  const Samples data;
  CHECK(head.predict(data.x) == free.predict(data.x));
  CHECK(read.predict(data.x) == free.predict(data.x));
  const std::vector<std::byte> bytes = save(head);
  CHECK(NetworkView<Head>(bytes).network().predict(data.x) == free.predict(data.x));
  const std::string header = frozen_header(head, {.name = "head", .fold = false});
  CHECK(header.find("layer_3_0_kernel of shape") == std::string::npos);
  CHECK(header.find("/// 3.0.kernel of shape (8, 8)") != std::string::npos);
}

TEST_CASE("training goes on bit by bit from a file") {
  const Samples data;
  const auto fresh = [] { return compile<Head>(Adam{.learning_rate = 0.01}, MeanSquaredError{}); };
  auto whole = fresh(), first = fresh(), second = fresh();
  whole.fit(data.x, data.y, {.epochs = 4, .batch_size = 8, .verbose = 0});
  first.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  load(second, save(first));
  second.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
  CHECK(second.layer<4>().kernel == whole.layer<4>().kernel);
}

TEST_CASE("the summary tells what is trained") {
  const std::string text = to_string(summary_of<Head>());
  CHECK(text.find(" 0      With<Dense<8>, NotTrainable>            (None, 8)") != std::string::npos);
  CHECK(text.find(" 3      Residual  ") != std::string::npos);
  CHECK(text.find(" Trainable: 18, not trainable: 144\n") != std::string::npos);
}
