// SPDX-License-Identifier: MIT
#include <dovetail/layers/regularized_output.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/dovetail.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

// Infers as it trains.
template <class S>
struct HalfAt {
  using input = S;
  using output = S;
  using forward = as_train;
  template <class T, std::size_t B>
  struct Cache {
    using Factor = View<T, 1>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Factor, factor));
  };
  template <class T, std::size_t B, std::size_t... E>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<HalfAt, T, B> pass) {
    pass.cache.factor(0) = T(0.5);
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = pass.cache.factor(0) * x.data()[i];
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...>, View<const T, B, E...>, View<const T, B, E...> dy, View<T, B, E...> dx,
                       Training<HalfAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dx.size(); ++i) dx.data()[i] = pass.cache.factor(0) * dy.data()[i];
  }
};
struct Half {
  template <class S>
  using at = HalfAt<S>;
};

template <class L>
using Small = With<L, On<"output", L2<0.1>>>;
using A = Sequential<Input<4>, Small<Dense<5>>, Tanh, Residual<Small<Tanh>>, Small<BatchNormalization>,
                     With<Small<Half>, On<"output", L1<0.3>>>, With<Small<Dense<2>>, NotTrainable>>;

struct Samples {
  Tensor<double, dynamic, 4> x = Tensor<double, dynamic, 4>::with_rows(24);
  Tensor<double, dynamic, 2> y = Tensor<double, dynamic, 2>::with_rows(24);

  Samples() {
    Random random;
    for (double& v : x.flat()) v = random.uniform(-1., 1.);
    for (double& v : y.flat()) v = random.uniform(-1., 1.);
  }
};

static_assert(
    std::same_as<With<Dense<3, 2>, On<"output", L2<-1>>>::problem, detail::phrases<needs_factors_of_at_least_0>>);
static_assert(std::same_as<With<Flatten<3, 2>, On<"output", L2<>>>::problem,
                           detail::phrases<does_not_take_the_option<On<"output", L2<>>>>>);
static_assert(std::same_as<With<Dense<3, 2>, On<"output", Ones>>::problem,
                           detail::phrases<has_no_parameter_P<"output">, but<"kernel", "bias">>>);
}  // namespace

TEST_CASE("what the outputs add to the loss is their sum, on average over the samples") {
  const Samples data;
  auto model = compile<Sequential<Input<4>, Small<Dense<2>>, Dense<2>>, double>(SGD{}, MeanSquaredError{});
  Network<Sequential<Input<4>, Dense<2>, Dense<2>>, double> plain;
  plain.layer<0>() = model.layer<0>();
  plain.layer<1>() = model.layer<1>();
  auto other = compile(plain, SGD{}, MeanSquaredError{});
  Network<Sequential<Dense<4, 2>>, double> first;
  first.layer<0>() = model.layer<0>();
  double sum = 0;
  const auto outputs = first.predict(data.x);
  for (const double v : outputs.flat()) sum += 0.1 * v * v / 24;
  CHECK(std::abs(model.evaluate(data.x, data.y).loss - other.evaluate(data.x, data.y).loss - sum) < 1e-12);
  CHECK(model.predict(data.x) == other.predict(data.x));
  const double loss = model.evaluate(data.x, data.y).loss;
  CHECK(std::abs(model.fit(data.x, data.y, {.epochs = 1, .verbose = 0}).loss[0] - loss) < 1e-12);
}

TEST_CASE("its gradient is that of the loss which fit reports") {
  const Samples data;
  auto model = compile<A, double>(SGD{.learning_rate = 1}, MeanSquaredError{});
  const auto before = model;
  const auto loss = [&](auto changed) { return changed.fit(data.x, data.y, {.epochs = 1, .verbose = 0}).loss[0]; };
  model.fit(data.x, data.y, {.epochs = 1, .verbose = 0});
  int count = 0;
  auto changed = before;
  for_each_tensor(
      [&](const TensorPath& path, auto& w, const auto& after) {
        for (std::size_t i = 0; i < w.size(); ++i) {
          double& value = w.data()[i];
          const double at = value, step = 1e-6;
          value = at + step;
          const double above = loss(changed);
          value = at - step;
          const double below = loss(changed);
          value = at;
          CAPTURE(path.text());
          CHECK(std::abs(at - after.data()[i] - (above - below) / (2 * step)) < 1e-6);
          ++count;
        }
      },
      changed.network().parameters(), model.network().parameters());
  CHECK(count == 25 + 10);
}
