// SPDX-License-Identifier: MIT
// What most projects in this folder build: trains for a moment on the digits that ship with dovetail.
//   program [ARCHITECTURE]     fails if it was compiled for another one than "sse2", "avx2", "neon", ...
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <sstream>

#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/simd.hpp>

using namespace dovetail;

namespace {

int failures = 0;

void check(bool right, const char* what) {
  if (right) return;
  std::printf("FAILED: %s\n", what);
  ++failures;
}
bool close(double found, double expected, double tolerance) {
  return is_finite(found) && std::abs(found - expected) <= tolerance;
}

// Pooling, products with tails (49 x 30, 30 x 10), a softmax of 10.
using Small =
    Sequential<Input<28, 28>, Reshape<28, 28, 1>, MaxPooling2D<4>, Flatten<>, Dense<30>, ReLU, Dense<10>, Softmax>;

void learns() {
  const auto [train, test] = load_digits();
  auto model =
      compile(Network<Small>{Seed{1}}, Adam{.learning_rate = 0.01f}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto history = model.fit(train.x, train.y, {.epochs = 5, .verbose = 0});
  const auto result = model.evaluate(test.x, test.y);
  std::printf("loss %.9f, of the test %.9f, accuracy %.4f\n", history.loss.back(), result.loss,
              result.metric<Accuracy>());
  check(history.loss.front() > 2 * history.loss.back(), "the loss falls");
  check(result.metric<Accuracy>() > 0.9, "the accuracy");
  // Found with SSE2, AVX2, AVX-512 and NEON, with and without -ffast-math: they differ by 1e-7 at most.
  check(close(history.loss.back(), 0.3186568, 1e-5), "the loss is what other machines come to");

  const auto all = model.predict(test.x);
  const auto one = model.network().predict(test.x[7]);
  bool same = true;
  for (std::size_t i = 0; i < 10; ++i)
    same = same && close(static_cast<double>(one[i]), static_cast<double>(all(7, i)), 1e-6);
  check(same, "a sample alone gives what it gives in a batch");
}

// Far from 0, where exponentials overflow or vanish.
template <class Layer, class T>
bool saturates(T low, T high) {
  const Network<Sequential<Input<7>, Layer>, T> network;  // 7: a tail in every register
  for (const T far : {T(25), T(60), T(1000), T(1e30)}) {
    const auto y = network.predict(Tensor<T, 7>{-far, far, -far, -far, -far, -far, -far});
    if (!close(static_cast<double>(y[0]), static_cast<double>(low), 1e-6)) return false;
    if (!close(static_cast<double>(y[1]), static_cast<double>(high), 1e-6)) return false;
  }
  return true;
}

// One function at arguments that the compiler does not know, on packs and on scalars, against <cmath>.
template <class T, class F, class Expected>
void is_right(const char* what, F f, Expected expected) {
  for (const double given : {0.1, 0.5, 1.3, 2.5, 7.7, 12.2}) {
    const volatile T hidden = static_cast<T>(given);
    const T x = hidden;
    T lanes[detail::simd::width<T>];
    detail::simd::store(lanes, f(detail::simd::pack<T>(x)));
    const double right = expected(static_cast<double>(x)), tolerance = 4 * std::numeric_limits<T>::epsilon();
    check(close(static_cast<double>(lanes[0]), right, tolerance * std::abs(right)), what);
    check(close(static_cast<double>(f(detail::simd::scalar<T>(x)).data), right, tolerance * std::abs(right)), what);
  }
}
// What is lost where a compiler takes (x + ones) - ones for x: half the digits, or all.
template <class T>
void functions() {
  is_right<T>("exp", [](auto x) { return detail::simd::exp(x); }, [](double x) { return std::exp(x); });
  is_right<T>("expm1", [](auto x) { return detail::simd::expm1(x); }, [](double x) { return std::expm1(x); });
  is_right<T>("log", [](auto x) { return detail::simd::log(x); }, [](double x) { return std::log(x); });
  is_right<T>("log1p", [](auto x) { return detail::simd::log1p(x); }, [](double x) { return std::log1p(x); });
  is_right<T>("tanh", [](auto x) { return detail::simd::tanh(x); }, [](double x) { return std::tanh(x); });
  is_right<T>(
      "sigmoid", [](auto x) { return detail::simd::sigmoid(x); }, [](double x) { return 1 / (1 + std::exp(-x)); });
  is_right<T>("pow", [](auto x) { return detail::simd::pow(x, x); }, [](double x) { return std::pow(x, x); });
  is_right<T>("sin", [](auto x) { return detail::simd::sin(x); }, [](double x) { return std::sin(x); });
  is_right<T>("cos", [](auto x) { return detail::simd::cos(x); }, [](double x) { return std::cos(x); });
  is_right<T>("tan", [](auto x) { return detail::simd::tan(x); }, [](double x) { return std::tan(x); });
  is_right<T>("erf", [](auto x) { return detail::simd::erf(x); }, [](double x) { return std::erf(x); });
  is_right<T>("round", [](auto x) { return detail::simd::round(x); }, [](double x) { return std::nearbyint(x); });
  is_right<T>("floor", [](auto x) { return detail::simd::floor(x); }, [](double x) { return std::floor(x); });
}

constexpr std::uint32_t not_numbers[] = {0x7fc00000, 0xffc00000, 0x7f800000, 0xff800000};  // NaNs and infinities

// What is not finite is refused: with ValueError, or with its sentence and abort().
void refuses() {
  auto model = compile<Sequential<Dense<2, 1>>>(SGD{}, MeanSquaredError{});
  for (const std::uint32_t bits : not_numbers) {
    Tensor<float, 2, 2> x{{0, 1}, {2, 3}};
    const Tensor<float, 2> y{1, 2};
    std::memcpy(x.data() + 3, &bits, sizeof bits);
    const char* name = (bits & 0x7fffff) != 0 ? "nan" : "inf";
    std::ostringstream printed;
    printed << x;
    check(printed.str().find(name) != std::string::npos, "what is not finite is printed");
#if defined(__cpp_exceptions)
    try {
      model.fit(x, y, {.verbose = 0});
      check(false, "what is not finite is refused");
    } catch (const ValueError& error) {
      check(std::strstr(error.what(), name) != nullptr, error.what());
    }
#else
    std::signal(SIGABRT, [](int) { std::_Exit(failures == 0 ? 0 : 1); });
    model.fit(x, y, {.verbose = 0});
    check(false, "what is not finite is refused");
#endif
  }
}

}  // namespace

int main(int count, char** arguments) {
  const char* architecture = detail::simd::pack<float>::arch_type::name();
  std::printf("%s, %zu floats in a pack\n", architecture, detail::simd::width<float>);
  check(count < 2 || std::strstr(architecture, arguments[1]) != nullptr, "the architecture");

  functions<float>();
  functions<double>();
  learns();
  check(saturates<Tanh, float>(-1, 1) && saturates<Tanh, double>(-1, 1), "tanh");
  check(saturates<Sigmoid, float>(0, 1) && saturates<Sigmoid, double>(0, 1), "sigmoid");
  check(saturates<Softmax, float>(0, 1) && saturates<Softmax, double>(0, 1), "softmax");
  std::fflush(stdout);
  refuses();  // last: without exceptions it ends the program
  return failures == 0 ? 0 : 1;
}
