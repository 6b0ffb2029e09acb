// SPDX-License-Identifier: MIT
// What fit must satisfy, whatever the network, the loss and the optimizer.
#include <dovetail/training.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <numeric>
#include <vector>

using namespace dovetail;

// Every allocation of this program is counted.
namespace {
std::size_t allocations = 0;

void* allocate(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* p = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
// Not inlined: g++ would see a free of what came from a new.
[[gnu::noinline]] void release(void* p) { std::free(p); }

constexpr std::size_t usual = alignof(std::max_align_t);
}  // namespace

void* operator new(std::size_t n) { return allocate(n, usual); }
void* operator new[](std::size_t n) { return allocate(n, usual); }
void* operator new(std::size_t n, std::align_val_t a) { return allocate(n, static_cast<std::size_t>(a)); }
void* operator new[](std::size_t n, std::align_val_t a) { return allocate(n, static_cast<std::size_t>(a)); }
void operator delete(void* p) noexcept { release(p); }
void operator delete[](void* p) noexcept { release(p); }
void operator delete(void* p, std::size_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t) noexcept { release(p); }
void operator delete(void* p, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::align_val_t) noexcept { release(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { release(p); }
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { release(p); }

namespace {

/// All trained numbers of a network, or of a record of the same form.
std::vector<double> numbers(const auto& record) {
  std::vector<double> all;
  for_each_tensor(
      [&](const TensorPath&, const auto& tensor) {
        for (const auto value : tensor.flat()) all.push_back(static_cast<double>(value));
      },
      record);
  return all;
}
std::vector<double> weights(const auto& model) { return numbers(model.network().parameters()); }

/// Two clouds in the plane, and one around the origin; a class, a target of two numbers and one of one number for each.
template <class T>
struct Clouds {
  Tensor<T, dynamic, 2> x, pair;
  Tensor<std::int32_t, dynamic> y;
  Tensor<T, dynamic> single;
  explicit Clouds(std::size_t count, Seed seed = {3})
      : x(x.with_rows(count)), pair(pair.with_rows(count)), y(y.with_rows(count)), single(single.with_rows(count)) {
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
      y[i] = static_cast<std::int32_t>(random.below(3));
      const double a = 2 * (y[i] - 1) + 0.5 * random.normal<double>(), b = (y[i] - 1) + 0.5 * random.normal<double>();
      x(i, 0) = static_cast<T>(a);
      x(i, 1) = static_cast<T>(b);
      pair(i, 0) = static_cast<T>(a * b);
      pair(i, 1) = static_cast<T>(a - b);
      single[i] = static_cast<T>(a + 2 * b);
    }
  }
};

using Classifier = Sequential<Dense<2, 9>, Tanh, Dense<9, 3>, Softmax>;
using Drawing = Sequential<Input<2>, Dense<9>, BatchNormalization, Tanh, Dropout<0.25>,
                           Residual<Dense<5>, ReLU, Dense<9>>, Dense<3>, Softmax>;

template <class A, class T = float>
auto classifier(Seed seed = {}) {
  return compile(Network<A, T>(seed), Adam{.learning_rate = 0.01}, SparseCategoricalCrossentropy{}, Accuracy{});
}

template <class H>
std::vector<double> together(const H& first, const H& then) {
  std::vector<double> all = first.loss;
  all.insert(all.end(), then.loss.begin(), then.loss.end());
  return all;
}

}  // namespace

TEST_CASE("the same seeds train the same weights, bit by bit; another seed others") {
  const Clouds<float> data(50);
  const auto trained = [&](Seed first, Seed order) {
    auto model = classifier<Drawing>(first);
    model.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0, .seed = order});
    return weights(model);
  };
  const auto once = trained(Seed{1}, Seed{2});
  CHECK(once == trained(Seed{1}, Seed{2}));
  CHECK(once != trained(Seed{7}, Seed{2}));
  CHECK(once != trained(Seed{1}, Seed{7}));
}

TEST_CASE("training that goes on is as training that never stopped, bit by bit") {
  const auto law = []<class A>(std::type_identity<A>) {
    const Clouds<float> data(50);
    auto whole = classifier<A>(), parts = classifier<A>();
    const auto five = whole.fit(data.x, data.y, {.epochs = 5, .batch_size = 8, .verbose = 0});
    const auto two = parts.fit(data.x, data.y, {.epochs = 2, .batch_size = 8, .verbose = 0});
    const auto three = parts.fit(data.x, data.y, {.epochs = 3, .batch_size = 8, .verbose = 0});
    CHECK(weights(whole) == weights(parts));
    CHECK(numbers(whole.network().states()) == numbers(parts.network().states()));
    CHECK(five.loss == together(two, three));
  };
  law(std::type_identity<Classifier>());
  law(std::type_identity<Drawing>());
}

TEST_CASE("a batch larger than the data is all of the data") {
  const Clouds<float> data(5);
  auto larger = classifier<Classifier>(), exact = classifier<Classifier>();
  larger.fit(data.x, data.y, {.epochs = 3, .batch_size = 1000, .verbose = 0, .shuffle = false});
  exact.fit(data.x, data.y, {.epochs = 3, .batch_size = 5, .verbose = 0, .shuffle = false});
  CHECK(weights(larger) == weights(exact));
}

TEST_CASE("the last batch has the samples that are left, and counts for as many") {
  const Clouds<double> data(8);
  auto model = classifier<Classifier, double>(), parts = classifier<Classifier, double>();
  const auto history = model.fit(data.x, data.y, {.batch_size = 3, .verbose = 0, .shuffle = false});
  double loss = 0;
  for (const auto& [first, count] : {std::pair{0, 3}, {3, 3}, {6, 2}}) {
    const View<const double, dynamic, 2> x(data.x.data() + 2 * first, static_cast<std::size_t>(count));
    const View<const std::int32_t, dynamic> y(data.y.data() + first, static_cast<std::size_t>(count));
    loss += count * parts.fit(x, y, {.batch_size = 3, .verbose = 0, .shuffle = false}).loss[0] / 8;
  }
  CHECK(weights(model) == weights(parts));
  CHECK(history.loss[0] == doctest::Approx(loss).epsilon(1e-14));
}

namespace {
/// y = x; remembers the samples that came in, and whether a gradient was asked for.
struct Watch {
  static inline std::vector<double> seen;
  static inline bool went_back = false;

  template <class T, std::size_t B>
  static void forward(View<const T, B, 1> x, View<T, B, 1> y) {
    for (const T value : x.flat()) seen.push_back(static_cast<double>(value));
    detail::kernels::copy(x, y);
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, 1>, View<const T, B, 1>, View<const T, B, 1>, View<T, B, 1>) {
    went_back = true;
  }
};
}  // namespace

TEST_CASE("an epoch sees every sample once: in its order, or in a new one each time") {
  constexpr std::size_t count = 20;
  std::vector<double> numbered(count);
  std::iota(numbered.begin(), numbered.end(), 0.0);
  const Tensor<double, dynamic, 1> x(numbered);
  const Tensor<double, dynamic> y = Tensor<double, dynamic>::with_rows(count);
  const auto epochs_of = [&](const FitOptions& options) {
    Watch::seen.clear();
    auto model = compile<Sequential<Input<1>, Watch, Dense<1>>, double>(SGD{}, MeanSquaredError{});
    model.fit(x, y, options);
    std::vector<std::vector<double>> epochs;
    REQUIRE(Watch::seen.size() % count == 0);
    for (auto first = Watch::seen.begin(); first != Watch::seen.end(); first += count)
      epochs.emplace_back(first, first + count);
    return epochs;
  };
  const auto plain = epochs_of({.epochs = 2, .batch_size = 6, .verbose = 0, .shuffle = false});
  CHECK(plain == std::vector{numbered, numbered});

  const auto shuffled = epochs_of({.epochs = 3, .batch_size = 6, .verbose = 0});
  REQUIRE(shuffled.size() == 3);
  CHECK(shuffled[0] != shuffled[1]);
  CHECK(shuffled[1] != shuffled[2]);
  for (auto epoch : shuffled) {
    CHECK(epoch != numbered);
    std::ranges::sort(epoch);
    CHECK(epoch == numbered);
  }
  CHECK(shuffled == epochs_of({.epochs = 3, .batch_size = 20, .verbose = 0}));
  CHECK(shuffled != epochs_of({.epochs = 3, .batch_size = 6, .verbose = 0, .seed = Seed{1}}));
}

TEST_CASE("every epoch draws its own numbers, also after training went on") {
  Watch::seen.clear();
  auto model = compile<Sequential<Input<1>, Dropout<0.5>, Watch, Dense<1>>, double>(SGD{}, MeanSquaredError{});
  Tensor<double, 40, 1> x;
  x.fill(1);
  for (const int epochs : {2, 1})
    model.fit(x, Tensor<double, 40>(), {.epochs = epochs, .batch_size = 40, .verbose = 0});
  REQUIRE(Watch::seen.size() == 120);
  const auto epoch = [](std::ptrdiff_t i) {
    return std::vector(Watch::seen.begin() + 40 * i, Watch::seen.begin() + 40 * (i + 1));
  };
  CHECK(epoch(0) != epoch(1));
  CHECK(epoch(0) != epoch(2));
  CHECK(epoch(1) != epoch(2));
}

namespace {
/// A Dense that tells whether its dx was wanted.
struct WatchedDense : Dense<2, 3> {
  template <class>
  using at = WatchedDense;
  static inline int wanted = 0, not_wanted = 0;

  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient) {
    ++(dx.data() == nullptr ? not_wanted : wanted);
    Dense<2, 3>::backward(p, x, y, dy, dx, gradient);
  }
};
}  // namespace

TEST_CASE("nobody asks for the gradient of the samples") {
  const Clouds<double> data(10);
  auto first = compile<Sequential<WatchedDense, Dense<3, 1>>, double>(SGD{}, MeanSquaredError{});
  first.fit(data.x, data.single, {.batch_size = 5, .verbose = 0});
  CHECK(WatchedDense::wanted == 0);
  CHECK(WatchedDense::not_wanted == 2);

  auto second = compile<Sequential<Dense<2, 2>, WatchedDense, Dense<3, 1>>, double>(SGD{}, MeanSquaredError{});
  second.fit(data.x, data.single, {.batch_size = 5, .verbose = 0});
  CHECK(WatchedDense::wanted == 2);

  WatchedDense::wanted = WatchedDense::not_wanted = 0;
  auto behind = compile<Sequential<Input<2>, Tanh, WatchedDense, Dense<3, 1>>, double>(SGD{}, MeanSquaredError{});
  behind.fit(data.x, data.single, {.batch_size = 5, .verbose = 0});
  CHECK(WatchedDense::wanted == 0);  // before it is nothing to train

  auto third = compile<Sequential<Input<1>, Watch, Dense<1>>, double>(SGD{}, MeanSquaredError{});
  third.fit(Tensor<double, 4, 1>(), Tensor<double, 4>(), {.verbose = 0});
  CHECK_FALSE(Watch::went_back);  // what comes before the first parameters
}

namespace {

/// The gradient by the network's own way back, and the loss of its outputs.
template <class Loss, class Net>
std::vector<double> gradient_of(Net network, typename Net::Samples x, auto t) {
  using F = typename Net::architecture;
  using T = typename Net::value_type;
  const std::size_t rows = x.rows();
  detail::tensor::Block<std::byte> memory(F::template training_bytes<T>(rows));
  cache_of<F, T, dynamic> cache;
  std::byte* next = memory.data();
  place(cache, next, rows);
  Random random;
  const Training<F, T, dynamic> pass{network.states(), cache, random};

  parameters_of<F, T> gradient;
  auto y = Net::Outputs::with_rows(rows), dy = y;
  const detail::layers::Batch<T, dynamic, typename F::output> yv = y, dyv = dy;
  const detail::layers::ReadBatch<T, dynamic, typename F::output> y_read = y, dy_read = dy;
  F::train(network.parameters(), x, yv, pass);
  Loss::of_outputs(y_read, t, dyv);
  F::backward(network.parameters(), x, y_read, dy_read,
              detail::layers::Batch<T, dynamic, typename F::input>(nullptr, rows), gradient, pass);
  return numbers(gradient);
}

/// Some steps of fit are as many steps by hand, w = step(t, i, w, g); all samples are one batch. What remains
/// is rounding, of two forms of the same gradient: 1e-13 is a thousand times 1e-16.
template <class Loss>
void whole_step(auto model, const auto& x, const auto& y, auto step) {
  using Net = std::remove_cvref_t<decltype(model.network())>;
  auto by_hand = model;
  for (int t = 1; t <= 4; ++t) {
    model.fit(x, y, {.batch_size = 1000, .verbose = 0, .shuffle = false});
    const auto g = gradient_of<Loss, Net>(by_hand.network(), x, typename decltype(model)::Targets(y));
    std::size_t i = 0;
    for_each_tensor(
        [&](const TensorPath&, auto& tensor) {
          for (auto& w : tensor.flat()) step(t, i, w, g[i]), ++i;
        },
        by_hand.network().parameters());
    const auto expected = weights(by_hand), found = weights(model);
    for (i = 0; i < expected.size(); ++i)
      CHECK(std::abs(found[i] - expected[i]) <= 1e-13 * (1 + std::abs(expected[i])));
  }
}

}  // namespace

TEST_CASE("a step is the gradient of the network and the formula of the optimizer") {
  const Clouds<double> data(7);
  using Regression = Sequential<Dense<2, 5>, Tanh, Dense<5, 2>>;
  constexpr std::size_t n = Network<Classifier>::parameter_count;
  std::array<double, n> m{}, v{};

  whole_step<MeanSquaredError>(compile<Regression, double>(SGD{.learning_rate = 0.1}, MeanSquaredError{}), data.x,
                               data.pair, [](int, std::size_t, double& w, double g) { w -= 0.1 * g; });
  whole_step<SparseCategoricalCrossentropy>(
      compile<Classifier, double>(SGD{.learning_rate = 0.1, .momentum = 0.9}, SparseCategoricalCrossentropy{}), data.x,
      data.y, [&](int, std::size_t i, double& w, double g) { w += v[i] = 0.9 * v[i] - 0.1 * g; });
  m = v = {};
  whole_step<SparseCategoricalCrossentropy>(
      compile<Classifier, double>(Adam{.learning_rate = 0.01}, SparseCategoricalCrossentropy{}), data.x, data.y,
      [&](int t, std::size_t i, double& w, double g) {
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        w -= 0.01 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t)) * m[i] / (std::sqrt(v[i]) + 1e-7);
      });
}

TEST_CASE("training in double and in float agree roughly") {
  const Clouds<float> narrow(60);
  const Clouds<double> wide(60);
  auto f = classifier<Classifier>();
  auto d = classifier<Classifier, double>();
  const FitOptions options{.epochs = 10, .batch_size = 8, .verbose = 0};
  const auto fh = f.fit(narrow.x, narrow.y, options);
  const auto dh = d.fit(wide.x, wide.y, options);
  const auto fw = weights(f), dw = weights(d);
  // 80 steps of 0.01, each with the rounding of floats, 1e-7, in its direction.
  for (std::size_t i = 0; i < dw.size(); ++i) CHECK(std::abs(fw[i] - dw[i]) <= 1e-3);
  for (std::size_t i = 0; i < dh.loss.size(); ++i) CHECK(fh.loss[i] == doctest::Approx(dh.loss[i]).epsilon(1e-3));
}

TEST_CASE("a network with a layer between learns what none without one can: exclusive or") {
  const Tensor<float, 4, 2> x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Tensor<float, 4> y{0, 1, 1, 0};
  auto model = compile<Sequential<Dense<2, 8>, Tanh, Dense<8, 1>, Sigmoid>>(Adam{.learning_rate = 0.05},
                                                                            BinaryCrossentropy{}, Accuracy{});
  const auto history = model.fit(x, y, {.epochs = 300, .verbose = 0});
  CHECK(history.loss.front() > 0.5);
  CHECK(model.evaluate(x, y).loss < 0.1);
  CHECK(model.evaluate(x, y).metric<Accuracy>() == 1);
}

TEST_CASE("a linear regression converges to its closed form") {
  constexpr std::size_t count = 30;
  Random random(Seed{4});
  auto x = Tensor<double, dynamic, 2>::with_rows(count);
  auto y = Tensor<double, dynamic>::with_rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    x(i, 0) = random.uniform(-1.0, 1.0);
    x(i, 1) = random.uniform(-1.0, 1.0);
    y[i] = 1 - 2 * x(i, 0) + 3 * x(i, 1) + 0.1 * random.normal<double>();
  }
  // Least squares: the 3 x 3 equations (XᵀX) w = Xᵀy with rows (x0, x1, 1), by Cramer's rule.
  double a[3][3] = {}, b[3] = {};
  for (std::size_t s = 0; s < count; ++s) {
    const double row[3] = {x(s, 0), x(s, 1), 1};
    for (std::size_t i = 0; i < 3; ++i) {
      b[i] += row[i] * y[s];
      for (std::size_t j = 0; j < 3; ++j) a[i][j] += row[i] * row[j];
    }
  }
  const auto determinant = [](const double(&m)[3][3]) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  };
  auto model = compile<Sequential<Dense<2, 1>>, double>(SGD{.learning_rate = 0.2}, MeanSquaredError{});
  model.fit(x, y, {.epochs = 500, .batch_size = count, .verbose = 0});
  const auto found = weights(model);  // kernel, bias
  for (std::size_t j = 0; j < 3; ++j) {
    double replaced[3][3];
    for (std::size_t r = 0; r < 3; ++r)
      for (std::size_t c = 0; c < 3; ++c) replaced[r][c] = c == j ? b[r] : a[r][c];
    CHECK(found[j] == doctest::Approx(determinant(replaced) / determinant(a)).epsilon(1e-10));
  }
}

TEST_CASE("fit allocates before its first step and not after it") {
  const auto allocated = [](std::size_t count, FitOptions options, bool validates) {
    const Clouds<float> data(count), other(300);
    auto model = classifier<Drawing>();
    options.batch_size = 8;
    const std::size_t before = allocations;
    if (validates) {
      model.fit(data.x, data.y, options, {other.x, other.y});
    } else {
      model.fit(data.x, data.y, options);
    }
    return allocations - before;
  };
  CHECK(allocated(50, {.verbose = 0}, false) > 0);
  for (const int verbose : {0, 2}) {
    CHECK(allocated(50, {.verbose = verbose}, false) == allocated(50, {.epochs = 3, .verbose = verbose}, false));
    CHECK(allocated(50, {.verbose = verbose}, false) == allocated(150, {.verbose = verbose}, false));
    CHECK(allocated(50, {.verbose = verbose}, true) == allocated(150, {.epochs = 3, .verbose = verbose}, true));
  }
  CHECK(allocated(50, {.verbose = 0, .shuffle = false}, false) ==
        allocated(150, {.epochs = 3, .verbose = 0, .shuffle = false}, false));
  CHECK(allocated(50, {.verbose = 0, .validation_split = 0.3}, false) ==
        allocated(150, {.epochs = 3, .verbose = 0, .validation_split = 0.3}, false));
}
