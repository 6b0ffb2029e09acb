// SPDX-License-Identifier: MIT
// Networks with their losses: the forward pass, all gradients, and 20 steps of each optimizer, against PyTorch's.
#include <dovetail/training.hpp>

#include <goldens/golden.hpp>

#include <utility>

namespace {

using namespace goldens;

template <class A, class Loss, class T>
struct Case {
  using F = typename Network<A, T>::architecture;
  using Samples = tensor_of<T, detail::shape::batch_shape<typename F::input>>;
  using Outputs = tensor_of<T, detail::shape::batch_shape<typename F::output>>;
  using Targets = typename Loss::template Targets<T, typename F::output>;

  Golden golden;
  Network<A, T> network{};
  Samples x{}, x_new{};
  tensor_of<typename Targets::value_type, typename Targets::shape> t{};

  explicit Case(const std::string& file) : golden(file) {
    golden.read("x", x);
    golden.read("t", t);
    golden.read("x_new", x_new);
    golden.read("parameter", network.parameters());
    golden.read("state", network.states());
  }

  /// Where the network gives logits, PyTorch's predictions are what the activation makes of them.
  static Outputs predicted(const auto& by, const Samples& samples) {
    Outputs y = by.predict(samples);
    if constexpr (detail::training::gives_logits<F, Loss>) {
      const Outputs z = y;
      Loss::activation::forward(z.view(), y.view());
    }
    return y;
  }

  void forward() {
    golden.check("prediction", predicted(network, x));
    const auto model = compile(network, SGD{}, Loss{});
    golden.check_numbers<T>("evaluation", {model.evaluate(x, t).loss});
  }

  /// As training does it, but with the gradient of the samples.
  void gradients() {
    using Run = detail::training::before_loss<F, Loss>;
    using Cache = typename Run::template Cache<T, dynamic>;
    const std::size_t rows = x.rows();
    auto z = Outputs::with_rows(rows), y = z, dz = z;
    auto dx = Samples::with_rows(rows);
    auto memory = Tensor<std::byte, dynamic>::with_rows(detail::layers::byte_count<Cache>(rows));
    std::byte* next = memory.data();
    Cache cache;
    place(cache, next, rows);
    Random random;
    auto states = network.states();
    parameters_of<F, T> gradient{};

    const detail::layers::TrainingPass<state_of<F, T>, Cache> pass{states, cache, random};

    Run::train(network.parameters(), std::as_const(x).view(), z.view(), pass);
    golden.check_numbers<T>("loss",
                            {detail::training::loss_of<F, T>(Loss{}, z.view(), Targets(t), y.view(), dz.view()).sum});
    Run::backward(network.parameters(), std::as_const(x).view(), std::as_const(z).view(), std::as_const(dz).view(),
                  dx.view(), gradient, pass);
    golden.check("dx", dx);
    golden.check("gradient", gradient);
  }

  void trains(const std::string& name, const auto& optimizer) {
    auto model = compile(network, optimizer, Loss{});
    const auto rows = static_cast<int>(x.rows());
    const auto history = model.fit(x, t, {.epochs = 20, .batch_size = rows, .verbose = 0, .shuffle = false});
    golden.check_numbers<T>(name + ".losses", history.loss);
    golden.check(name + ".parameter", model.network().parameters());
    golden.check(name + ".state", model.network().states());
    golden.check_numbers<T>(name + ".evaluation", {model.evaluate(x, t).loss});
    golden.check(name + ".prediction", predicted(model, x_new));
  }
};

template <class A, class Loss, class T>
void agrees(const std::string& file) {
  Case<A, Loss, T> one(file);
  one.forward();
  one.gradients();
  one.trains("sgd", SGD{.learning_rate = 0.25});
  one.trains("momentum", SGD{.learning_rate = 0.05, .momentum = 0.9});
  one.trains("nesterov", SGD{.learning_rate = 0.05, .momentum = 0.9, .nesterov = true});
  one.trains("adam", Adam{.learning_rate = 0.01});
  one.trains("adam_of_options", Adam{.learning_rate = 0.02, .beta_1 = 0.8, .beta_2 = 0.99, .epsilon = 0.01});
}

template <class... Last>
using Classifier = Sequential<Input<7>, Dense<17>, ReLU, Dense<9>, Tanh, Dense<7>, Sigmoid, Dense<5>, Last...>;
template <class... Last>
using Normalized = Sequential<Input<7>, With<Dense<13>, NoBias>, BatchNormalization, ReLU, Dense<5>, Tanh,
                              BatchNormalization, Dense<3>, Last...>;
template <class... Last>
using YesOrNo = Sequential<Input<7>, Dense<9>, Sigmoid, Residual<Dense<9>, Tanh>, Dense<1>, Last...>;
using Regression = Sequential<Input<7>, Dense<11>, LeakyReLU<0.3>, Dense<3>>;

}  // namespace

TEST_CASE_TEMPLATE("a classifier with ReLU, Tanh and Sigmoid", T, float, double) {
  agrees<Classifier<Softmax>, SparseCategoricalCrossentropy, T>("classifier");
  agrees<Classifier<>, SparseCategoricalCrossentropy, T>("classifier");  // CrossEntropyLoss
}

TEST_CASE_TEMPLATE("a network with BatchNormalization, in training and in inference", T, float, double) {
  agrees<Normalized<Softmax>, CategoricalCrossentropy, T>("normalized");
  agrees<Normalized<>, CategoricalCrossentropy, T>("normalized");  // CrossEntropyLoss
}

TEST_CASE_TEMPLATE("one output, yes or no, with a Residual", T, float, double) {
  agrees<YesOrNo<Sigmoid>, BinaryCrossentropy, T>("yes_or_no");
  agrees<YesOrNo<>, BinaryCrossentropy, T>("yes_or_no");  // BCEWithLogitsLoss
}

TEST_CASE_TEMPLATE("a regression", T, float, double) { agrees<Regression, MeanSquaredError, T>("regression"); }
