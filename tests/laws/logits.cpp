// SPDX-License-Identifier: MIT
// A network that leaves Softmax or Sigmoid to its loss is the network that ends in it, to the bits: in the loss, its
// gradient (and so in all weights), metrics and evaluation. Only predict gives logits.
#include <dovetail/training.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace dovetail;

namespace {

std::vector<double> numbers(const auto&... record) {
  std::vector<double> all;
  const auto add = [&](const TensorPath&, const auto& tensor) {
    for (const auto value : tensor.flat()) all.push_back(static_cast<double>(value));
  };
  (for_each_tensor(add, record), ...);
  return all;
}

/// A metric of a user's own: what it sees is the same for both.
struct SumOfSquares {
  double sum = 0;
  void update(auto y, const auto&) {
    for (const auto value : y.flat()) sum += static_cast<double>(value) * static_cast<double>(value);
  }
  double value() const { return sum; }
};

template <class Loss, class T, class BareLayers, class WholeLayers>
struct Law {
  using Activation = typename Loss::activation;
  using Bare = Network<BareLayers, T>;
  using Whole = Network<WholeLayers, T>;
  using Samples = tensor_of<T, detail::shape::batch_shape<typename Bare::input>>;
  using TargetViews = typename Loss::template Targets<T, typename Bare::output>;
  using Targets = tensor_of<typename TargetViews::value_type, typename TargetViews::shape>;

  static constexpr std::size_t rows = 23;
  Samples x = Samples::with_rows(rows);
  Targets t = Targets::with_rows(rows);

  explicit Law(double scale) {
    Random random(Seed{4});
    constexpr std::size_t n = Bare::output::dims[Bare::output::rank - 1];
    for (T& value : x.flat()) value = random.uniform(static_cast<T>(-scale), static_cast<T>(scale));
    for (std::size_t i = 0; i < t.size(); ++i) {
      if constexpr (std::is_integral_v<typename Targets::value_type>) {
        t.data()[i] = static_cast<std::int32_t>(random.below(n));
      } else if constexpr (std::is_same_v<Loss, CategoricalCrossentropy>) {
        t.data()[i] = i % n == 1 ? T(0.75) : i % n == 0 ? T(0.25) : T(0);
      } else {
        t.data()[i] = static_cast<T>(random.below(3)) / 2;
      }
    }
  }

  static void holds() {
    for (const double scale : {1., 300.}) {  // 300: probabilities of 0 and 1
      CAPTURE(scale);
      const Law data(scale);
      const Bare first(Seed{8});
      auto bare = compile(Bare(Seed{8}), Adam{.learning_rate = 0.05}, Loss{}, Accuracy{}, SumOfSquares{});
      auto whole = compile(Whole(Seed{8}), Adam{.learning_rate = 0.05}, Loss{}, Accuracy{}, SumOfSquares{});
      const FitOptions options{.epochs = 3, .batch_size = 7, .verbose = 0};
      const auto a = bare.fit(data.x, data.t, options, {data.x, data.t});
      const auto b = whole.fit(data.x, data.t, options, {data.x, data.t});
      CHECK(a.loss == b.loss);
      CHECK(a.val_loss == b.val_loss);
      CHECK(a.template metric<Accuracy>() == b.template metric<Accuracy>());
      CHECK(a.template metric<SumOfSquares>() == b.template metric<SumOfSquares>());
      const auto weights = numbers(bare.network().parameters(), bare.network().states());
      CHECK(weights == numbers(whole.network().parameters(), whole.network().states()));
      CHECK(weights != numbers(first.parameters(), first.states()));
      const auto c = bare.evaluate(data.x, data.t), d = whole.evaluate(data.x, data.t);
      CHECK(c.loss == d.loss);
      CHECK(c.template metric<Accuracy>() == d.template metric<Accuracy>());
      CHECK(c.template metric<SumOfSquares>() == d.template metric<SumOfSquares>());

      // What predict gives are logits: Softmax or Sigmoid of them is what the other gives.
      auto logits = bare.predict(data.x), probabilities = logits;
      Activation::forward(std::as_const(logits).view(), probabilities.view());
      CHECK(probabilities == whole.predict(data.x));
    }
  }
};

template <class Loss, class T, class Bare, class Whole>
void holds_for() {
  CAPTURE(std::string(detail::name_of<Whole>()));
  CAPTURE(std::string(detail::name_of<Loss>()));
  Law<Loss, T, Bare, Whole>::holds();
}
template <class Loss, class T, class... L>
void holds() {
  holds_for<Loss, T, Sequential<L...>, Sequential<L..., typename Loss::activation>>();
}
using Sparse = SparseCategoricalCrossentropy;
using Classes = CategoricalCrossentropy;
using Binary = BinaryCrossentropy;

}  // namespace

TEST_CASE_TEMPLATE("logits of a Dense, after fused layers", T, float, double) {
  holds<Sparse, T, Input<4>, Dense<9>, ReLU, BatchNormalization, With<Dense<17>, NoBias>>();
  holds<Classes, T, Input<4>, Dense<9>, ReLU, Dense<3>>();
  holds<Binary, T, Input<4>, Dense<9>, ReLU, Dense<1>>();
}

TEST_CASE("logits of several axes, through what passes on what it gets, and of containers") {
  holds<Sparse, float, Input<2, 2>, Flatten<>, Dense<12>, Dropout<0.25>, Reshape<2, 2, 3>>();
  holds<Classes, double, Input<4>, Sequential<Dense<8>, Tanh>, Sequential<Sequential<Dense<6>>, Reshape<2, 3>>>();
  holds<Binary, float, Input<4>, Residual<Dense<5>, Tanh, Dense<4>>, Reshape<2, 2>>();
}

TEST_CASE("an activation in a container, or before another shape of its outputs") {
  holds_for<Sparse, float, Sequential<Dense<4, 8>, Sequential<ReLU, Sequential<Dense<3>>>>,
            Sequential<Dense<4, 8>, Sequential<ReLU, Sequential<Dense<3>, Softmax>>>>();
  holds_for<Binary, double, Sequential<Dense<4, 6>, Reshape<2, 3>>, Sequential<Dense<4, 6>, Sigmoid, Reshape<2, 3>>>();
}

TEST_CASE("accuracy of one output: a yes above a logit of 0, the probability of which is a half") {
  auto model = compile<Sequential<With<Dense<1, 1>, Ones>>>(SGD{}, BinaryCrossentropy{}, Accuracy{});
  const Tensor<float, 4, 1> x{{-2}, {-0.1f}, {0}, {0.2f}};
  CHECK(model.evaluate(x, Tensor<float, 4>{0, 0, 0, 1}).metric<Accuracy>() == 1);
  CHECK(model.evaluate(x, Tensor<float, 4>{1, 1, 1, 0}).metric<Accuracy>() == 0);
  CHECK(model.predict(x[3])(0) == 0.2f);
}

TEST_CASE("what is intended counts as probabilities") {
  using A = Sequential<With<Dense<1, 1>, Ones>>;
  const Tensor<double, 1, 1> x{{0.25}};
  const Tensor<double, 1> yes{1};
  const auto probabilities =
      compile<Sequential<Intended<With<Dense<1, 1>, Ones>>>, double>(SGD{}, BinaryCrossentropy{});
  const auto logits = compile<A, double>(SGD{}, BinaryCrossentropy{});
  CHECK(probabilities.evaluate(x, yes).loss == doctest::Approx(-std::log(0.25)));
  CHECK(logits.evaluate(x, yes).loss == doctest::Approx(std::log1p(std::exp(-0.25))));
}
