// SPDX-License-Identifier: MIT
#include <dovetail/training/divergence.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

using detail::training::AnyRecord;
using detail::training::Elements;

template <class T>
bool sum_is_finite(auto& record, double scale = 1) {
  detail::training::ScaledSum<T> sum(scale);
  AnyRecord<T>(record).for_each([&](const TensorPath&, Elements<T> all) { sum.add(all.numbers); });
  return sum.is_finite();
}

namespace {
template <class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T a_nan = std::numeric_limits<T>::quiet_NaN();
template <class T>
constexpr T most = std::numeric_limits<T>::max();

const FitOptions quiet{.epochs = 200, .batch_size = 8, .verbose = 0};
}  // namespace

TEST_CASE_TEMPLATE("a sum tells whether all numbers are finite, wherever they stand", T, float, double) {
  const auto at_every_place = [](auto&& record) {
    auto& tensor = boost::hana::at_c<1>(record);
    CHECK(sum_is_finite<T>(record));
    for (std::size_t i = 0; i < tensor.size(); ++i) {
      for (const T bad : {infinity<T>, -infinity<T>, a_nan<T>, -a_nan<T>}) {
        tensor.data()[i] = bad;
        CHECK(!sum_is_finite<T>(record));
        CHECK(!sum_is_finite<T>(record, 0));
      }
      tensor.data()[i] = T(0.5);
    }
  };
  at_every_place(boost::hana::tuple<Tensor<T, 1>, Tensor<T, 1>>());
  at_every_place(boost::hana::tuple<Tensor<T, 2>, Tensor<T, 3>, Nothing<T>>());
  at_every_place(boost::hana::tuple<Tensor<T, 2>, Tensor<T, 17>, Tensor<std::int32_t, 3>>());
  at_every_place(boost::hana::tuple<boost::hana::tuple<>, Tensor<T, 7, 43>, Tensor<T, 8>>());

  // Infinities that cancel, and a scale beyond which numbers count as infinite.
  boost::hana::tuple<Tensor<T, 40>> both;
  both[boost::hana::size_c<0>](0) = infinity<T>;
  both[boost::hana::size_c<0>](8) = -infinity<T>;
  CHECK(!sum_is_finite<T>(both));
  boost::hana::tuple<Tensor<T, 3>> large{Tensor<T, 3>{0, T(1e6), 0}};
  CHECK(sum_is_finite<T>(large, static_cast<double>(most<T>) / 1e7));
  CHECK(!sum_is_finite<T>(large, static_cast<double>(most<T>) / 0.999e6));
  CHECK(!sum_is_finite<T>(large, infinity<double>));
}

TEST_CASE("without numbers nothing is infinite") {
  boost::hana::tuple<> nothing;
  CHECK(sum_is_finite<float>(nothing));
}

TEST_CASE("the place of the first number beyond a limit") {
  std::vector<float> x(600, -1);
  CHECK(detail::training::first_beyond(1.0f, x.data(), x.size()) == 600);
  CHECK(detail::training::first_beyond(0.999f, x.data(), x.size()) == 0);
  CHECK(detail::training::first_beyond(0.0f, x.data(), 0) == 0);
  for (const std::size_t place : {0U, 1U, 255U, 256U, 511U, 599U}) {
    for (const float bad : {1.001f, -1.001f, infinity<float>, -infinity<float>, a_nan<float>, -a_nan<float>}) {
      x[place] = bad;
      CHECK(detail::training::first_beyond(1.0f, x.data(), x.size()) == place);
      CHECK(detail::training::first_not_finite(x.data(), x.size()) == (std::abs(bad) < 2 ? 600 : place));
    }
    x[place] = 0;
  }
}

namespace {
/// All bits of a model: weights, what layers keep, what the optimizer keeps.
std::vector<std::byte> bits(auto& model) {
  std::vector<std::byte> all;
  const auto add = [&](const TensorPath&, const auto& tensor) {
    const auto* const first = reinterpret_cast<const std::byte*>(tensor.data());
    for (std::size_t i = 0; i < tensor.size() * sizeof *tensor.data(); ++i) all.push_back(first[i]);
  };
  for_each_tensor(add, model.network().parameters());
  for_each_tensor(add, model.network().states());
  for_each_tensor(add, model.optimizer_state());
  return all;
}
/// The bits after each step, and the model's memory.
struct LastGood {
  std::vector<std::byte> bits;
  std::size_t steps = 0;
  void on_train_begin(auto& fit) { bits = ::bits(fit.model); }
  void on_train_batch_end(auto& fit) {
    if (std::isnan(fit.loss)) return;
    bits = ::bits(fit.model);
    ++steps;
  }
};

template <std::size_t In = 1>
struct Numbers {
  Tensor<float, dynamic, In> x = Tensor<float, dynamic, In>::with_rows(16);
  Tensor<float, dynamic> y = Tensor<float, dynamic>::with_rows(16);
  explicit Numbers(float scale = 1) {
    Random random(Seed{3});
    for (float& value : x.flat()) value = scale * random.uniform(-1.0f, 1.0f);
    for (std::size_t i = 0; i < y.rows(); ++i) y[i] = x.data()[i * In] / scale;
  }
};

/// Fits until a NumericError; returns its text. The model is then as after the last good step, to the bit; another one
/// that ends in place of throwing is the same; and all of both is finite.
std::string diverges(const auto& model, const auto& x, const auto& y, const FitOptions& options = quiet) {
  auto throws = model, ends = model;
  LastGood last, same;
  std::string text;
  try {
    throws.fit(x, y, options, last);
  } catch (const NumericError& error) {
    text = error.what();
  }
  CHECK(bits(throws) == last.bits);
  const auto history = ends.fit(x, y, options, TerminateOnNaN{}, same);
  CHECK(bits(ends) == last.bits);
  CHECK(same.steps == last.steps);
  if (!text.empty()) {
    CHECK(std::isnan(history.loss.back()));
    CHECK(ends.epochs() == throws.epochs() + 1);
    CHECK(ends.epochs() == history.loss.size());
  }
  return text;
}
bool has(const std::string& text, const std::vector<const char*>& parts) {
  CAPTURE(text);
  bool all = true;
  for (const char* const part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
    all = all && text.find(part) != std::string::npos;
  }
  return all;
}
bool weights_are_finite(auto& model) { return sum_is_finite<float>(model.network().parameters()); }

using Two = Sequential<Dense<1, 4>, ReLU, Dense<4, 1>>;
}  // namespace

TEST_CASE("a learning rate that is too large ends fit before the weights are gone") {
  const Numbers data;
  for (const double rate : {1e2, 1e4, 1e8, 1e12, 1e20, 1e30}) {
    CAPTURE(rate);
    const auto text = diverges(compile<Two>(SGD{.learning_rate = rate}, MeanSquaredError{}), data.x, data.y);
    CHECK(has(text, {"epoch ", " of 200, step ", " of 2, loss ", "of layer ", "Dense<", "the step was not taken",
                     "learning rate", "scale"}));
    for (const SGD& sgd :
         {SGD{.learning_rate = rate, .momentum = 0.9}, SGD{.learning_rate = rate, .momentum = 0.9, .nesterov = true}})
      diverges(compile<Two>(sgd, MeanSquaredError{}), data.x, data.y);
    diverges(compile<Two>(Adam{.learning_rate = rate}, MeanSquaredError{}), data.x, data.y);
  }
}

TEST_CASE("a finite gradient whose step would overflow is not taken") {
  const Numbers data;
  auto model = compile<Sequential<Dense<1, 1>>>(SGD{.learning_rate = 1e30}, MeanSquaredError{});
  CHECK(has(diverges(model, Tensor<float, 1, 1>{{4}}, Tensor<float, 1>{0}),
            {"epoch 1 of 200, step 1 of 1, loss ",
             ": the gradient of layer 0, Dense<1, 1>, is too large for a step (0.kernel); the step was not taken: a "
             "smaller learning rate may help"}));
}

namespace {
/// A loss whose value and whose gradient a test chooses.
struct Chosen {
  std::function<double()> value;
  std::function<double(double)> slope;
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto, View<T, dynamic, E...> dy) const {
    for (std::size_t i = 0; dy.data() != nullptr && i < y.size(); ++i)
      dy.data()[i] = static_cast<T>(slope(static_cast<double>(y.data()[i])));
    return value();
  }
};
/// Counts the steps and is not finite at the third.
auto third(double then) {
  return [steps = 0, then]() mutable { return ++steps == 3 ? then : 1.0; };
}
double slope_of_1(double) { return 1; }
}  // namespace

TEST_CASE("a loss of one's own that is not finite") {
  const Numbers data;
  for (const double bad : {a_nan<double>, -a_nan<double>, infinity<double>, -infinity<double>}) {
    const auto model = compile<Two>(SGD{}, Chosen{third(bad), slope_of_1});
    CHECK(has(diverges(model, data.x, data.y),
              {"epoch 2 of 200, step 1 of 2, loss ",
               std::isnan(bad) ? "loss nan:" : "inf:", ": the loss is not finite, and all outputs are; the step"}));
  }
  // Large numbers are none of that.
  for (const double good : {1e300, most<double>, -1e300})
    CHECK(diverges(compile<Two>(SGD{}, Chosen{third(good), slope_of_1}), data.x, data.y,
                   {.epochs = 4, .batch_size = 8, .verbose = 0}) == "");
}

TEST_CASE("a gradient that is not finite beside a finite loss") {
  const Numbers data;
  for (const double bad : {a_nan<double>, infinity<double>}) {
    const auto model =
        compile<Two>(SGD{}, Chosen{third(1), [n = 0, bad](double) mutable { return ++n == 20 ? bad : 1; }});
    CHECK(has(diverges(model, data.x, data.y),
              {"epoch 2 of 200, step 1 of 2, loss 1: the gradient of layer 2, Dense<4, 1>, is not finite (2."}));
  }
  // Large gradients are taken where the step is small, though their squares and their sum overflow.
  const auto model =
      compile<Sequential<Dense<1, 1>>>(SGD{.learning_rate = 1e-38}, Chosen{third(1), [](double) { return 1e37; }});
  CHECK(diverges(model, data.x, data.y) == "");
  // With momentum 0.9 in float, and the gradient 8 times 4e37.
  CHECK(diverges(compile<Sequential<Dense<1, 1>>>(SGD{.learning_rate = 1e-38, .momentum = 0.9},
                                                  Chosen{third(1), [](double) { return 4e37; }}),
                 data.x, data.y) == "");
}

TEST_CASE("a gradient whose square overflows would end Adam's steps in silence") {
  const Numbers data;
  const auto model = compile<Sequential<Dense<1, 1>>>(Adam{}, Chosen{third(1), [](double) { return 1e20; }});
  CHECK(has(diverges(model, data.x, data.y),
            {"the gradient of layer 0, Dense<1, 1>, is too large for a step (0.kernel)"}));
  // 0 / 0, and a large rate times 0
  for (const Adam& adam : {Adam{}, Adam{.epsilon = 0}, Adam{.epsilon = 1e-300}, Adam{.learning_rate = 1e30}})
    CHECK(diverges(compile<Sequential<Dense<1, 1>>>(adam, Chosen{third(1), [](double) { return 0; }}), data.x,
                   data.y) == "");
  CHECK(
      diverges(compile<Sequential<Dense<1, 1>>>(SGD{.learning_rate = 1e30}, Chosen{third(1), [](double) { return 0; }}),
               data.x, data.y) == "");
}

namespace {
/// A gradient that overflows in one number of one parameter.
struct Overflows {
  using input = Shape<3>;
  using output = Shape<3>;
  template <class T>
  struct Parameters {
    using Vector = Tensor<T, 3>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, shift), (Vector, other));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>&, View<const T, B, 3> x, View<T, B, 3> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i];
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>&, View<const T, B, 3>, View<const T, B, 3>, View<const T, B, 3> dy,
                       View<T, B, 3> dx, Parameters<T>& gradient) {
    gradient.shift = {0, infinity<T>, 0};
    gradient.other = {0, 0, 0};
    for (std::size_t i = 0; dx.data() != nullptr && i < dy.size(); ++i) dx.data()[i] = dy.data()[i];
  }
};
/// Gives what is not finite, which the next layer takes away again.
struct Hides {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] > 0 ? -infinity<T> : x.data()[i];
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> x, View<const T, B, E...>, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    for (std::size_t i = 0; dx.data() != nullptr && i < x.size(); ++i) dx.data()[i] = dy.data()[i];
  }
};
}  // namespace

TEST_CASE("layers of one's own") {
  const Numbers data;
  CHECK(
      has(diverges(compile<Sequential<Dense<1, 3>, Overflows, Dense<3, 1>>>(SGD{}, MeanSquaredError{}), data.x, data.y),
          {"the gradient of layer 1, ", "Overflows, is not finite (1.shift)"}));
  CHECK(has(diverges(compile<Sequential<Dense<1, 3>, Residual<Dense<3, 3>, Overflows>, Dense<3, 1>>>(
                         SGD{}, MeanSquaredError{}),
                     data.x, data.y),
            {"the gradient of layer 1, Residual<Dense<3, 3>, ", "is not finite (1.1.shift)"}));
  // A mask: infinities inside of a network that lead to none.
  CHECK(diverges(compile<Sequential<Dense<1, 3>, Hides, ReLU, Dense<3, 1>>>(SGD{}, MeanSquaredError{}), data.x,
                 data.y) == "");
  // Outputs that are infinite, though losses make a finite number of it.
  CHECK(has(
      diverges(compile<Sequential<Dense<1, 3>, Tanh, Dense<3, 1>, Hides>>(SGD{}, MeanSquaredError{}), data.x, data.y),
      {"loss inf: the outputs of layer 3, ", "Hides, are not finite; the step"}));
}

TEST_CASE("weights that are not finite before fit, also where no output shows it") {
  const Numbers data;
  auto model = compile<Two>(SGD{}, MeanSquaredError{});
  model.network().layer<2>().bias(0) = a_nan<float>;
  CHECK(has(diverges(model, data.x, data.y),
            {"epoch 1 of 200, step 1 of 2, loss nan: the weights of layer 2, Dense<4, 1>, are not finite (2.bias); the "
             "step was not taken: fit needs finite ones"}));
  model.network().layer<2>().bias(0) = 0;
  CHECK(diverges(model, data.x, data.y) == "");
  model.network().layer<0>().bias(1) = -infinity<float>;  // ReLU makes 0 of it
  CHECK(has(diverges(model, data.x, data.y), {"the weights of layer 0, Dense<1, 4>, are not finite (0.bias)"}));
}

namespace {
struct Writes {
  float* x;
  void on_epoch_end(const auto& fit) const {
    if (fit.epoch == 1) *x = a_nan<float>;
  }
};
}  // namespace

TEST_CASE("samples that something writes to while fit runs") {
  Numbers data;
  auto model = compile<Two>(SGD{}, MeanSquaredError{});
  CHECK_THROWS_WITH_AS(model.fit(data.x, data.y, {.epochs = 9, .batch_size = 16, .verbose = 0}, Writes{data.x.data()}),
                       "epoch 3 of 9, step 1 of 1, loss nan: the samples are not finite; the step was not taken: they "
                       "were when fit began",
                       NumericError);
  CHECK(weights_are_finite(model));
}

TEST_CASE("moving statistics are put back, and may not overflow either") {
  using Normed = Sequential<Dense<1, 4>, BatchNormalization, ReLU, Dense<4, 1>>;
  const Numbers data;
  // At the third step: after two that have moved them.
  CHECK(has(diverges(compile<Normed>(SGD{}, Chosen{third(a_nan<double>), slope_of_1}), data.x, data.y),
            {"loss nan: the loss"}));
  for (const double rate : {1e10, 1e30})
    CHECK(diverges(compile<Normed>(Adam{.learning_rate = rate}, MeanSquaredError{}), data.x, data.y) != "");
  // The variance of 1e25 is infinite in float: outputs are beta, loss and gradient are finite.
  const Numbers large(1e25f);
  const auto text = diverges(compile<Sequential<Input<1>, BatchNormalization, Dense<1>>>(SGD{}, MeanSquaredError{}),
                             large.x, large.y);
  CHECK(has(text, {"layer 0, BatchNormalization,", "not finite"}));
}

namespace {
/// w = w - rate · g / |g|, with the norm of the whole gradient: 0 / 0 where the gradient is 0.
struct ByNorm {
  double learning_rate = 0.1;
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, last), (std::uint64_t, steps));
  };
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    ++state.steps;
    double square = 0;
    for_each_tensor(
        [&](const TensorPath&, const auto& g, auto& last) {
          for (std::size_t i = 0; i < g.size(); ++i) square += std::pow(static_cast<double>(g.data()[i]), 2);
          last = g;
        },
        gradient, state.last);
    const double scale = learning_rate / std::sqrt(square);
    for_each_tensor(
        [&](const TensorPath&, auto& w, const auto& g) {
          for (std::size_t i = 0; i < w.size(); ++i)
            w.data()[i] -= static_cast<std::remove_cvref_t<decltype(w.data()[0])>>(scale) * g.data()[i];
        },
        parameters, gradient);
  }
};
}  // namespace

TEST_CASE("an optimizer of one's own that takes the records whole") {
  const Numbers data;
  using Line = Sequential<Dense<1, 1>>;
  auto model = compile<Line>(
      ByNorm{}, Chosen{[n = 0]() mutable { return ++n; }, [n = 0](double) mutable { return ++n > 40 ? 0 : 1; }});
  CHECK(
      has(diverges(model, data.x, data.y), {"epoch 3 of 200, step 2 of 2, loss 6: the weights of layer 0, Dense<1, 1>, "
                                            "would not be finite after the step (0.kernel)"}));
  auto counts = model;
  CHECK_THROWS_AS(counts.fit(data.x, data.y, quiet), NumericError);
  CHECK(counts.optimizer_state().steps == 5);  // the sixth was put back
  CHECK(diverges(compile<Line>(ByNorm{}, Chosen{third(1), slope_of_1}), data.x, data.y) == "");
}

TEST_CASE("double") {
  Tensor<double, dynamic, 1> x{{1}, {-2}, {3}};
  Tensor<double, dynamic> y{1, 2, 3};
  for (const double rate : {1e5, 1e10, 1e30})
    CHECK_MESSAGE(diverges(compile(Network<Two, double>(), SGD{.learning_rate = rate}, MeanSquaredError{}), x, y) != "",
                  rate);
  // Losses are made finite there, and the gradient is.
  auto model = compile(Network<Sequential<Dense<1, 1>>, double>(), SGD{.learning_rate = 1e-200}, MeanSquaredError{});
  model.network().layer<0>().kernel(0, 0) = 1e180;
  CHECK(diverges(model, x, y, {.epochs = 5, .verbose = 0}) == "");
}

TEST_CASE("tensors on the heap stay where they are") {
  const Numbers<8> data;
  auto model =
      compile<Sequential<Dense<8, 1024>, ReLU, Dense<1024, 1>>>(ByNorm{.learning_rate = 1e39}, MeanSquaredError{});
  const float* const kernel = model.network().layer<0>().kernel.data();
  CHECK_THROWS_AS(model.fit(data.x, data.y, quiet), NumericError);
  CHECK(model.network().layer<0>().kernel.data() == kernel);
  CHECK(weights_are_finite(model));
}

namespace {
struct Breaks {
  void on_epoch_begin(auto& fit) const { fit.model.network().template layer<2>().bias(0) = 0; }
  void on_train_batch_end(auto& fit) const { fit.model.network().template layer<2>().bias(0) = a_nan<float>; }
};
}  // namespace

TEST_CASE("evaluate and predict say nothing, and a validation shows its NaN") {
  const Numbers data;
  auto model = compile<Two>(SGD{.learning_rate = 1e-3}, MeanSquaredError{});
  const auto history =
      model.fit(data.x, data.y, {.epochs = 2, .batch_size = 16, .verbose = 0}, {data.x, data.y}, Breaks{});
  CHECK(!std::isnan(history.loss[1]));
  CHECK(std::isnan(history.val_loss[1]));
  CHECK(std::isnan(model.evaluate(data.x, data.y).loss));
  CHECK(std::isnan(model.predict(data.x[0])(0)));
}
