// SPDX-License-Identifier: MIT
#include <dovetail/training/formula_loss.hpp>

#include <doctest/doctest.h>

#include <dovetail/dovetail.hpp>
#include <dovetail/training/huber.hpp>

using namespace dovetail;

namespace {
struct Robust : FormulaLoss<Robust> {
  static constexpr auto formula(auto wanted, auto predicted) {
    const auto off = abs(predicted - wanted);
    return mean(where(off < 1, 0.5 * square(off), off - 0.5));
  }
};
/// Of logits and distributions, with a product, so that something is stored on the way.
struct Paired : FormulaLoss<Paired> {
  static constexpr auto formula(auto wanted, auto predicted) {
    return -sum(wanted * log_softmax(predicted)) + 0.1 * sum(square(outer(wanted, predicted)));
  }
};
struct Large : FormulaLoss<Large> {
  static constexpr auto formula(auto wanted, auto predicted) { return mean(square(outer(wanted, predicted))); }
};
template <class T, std::size_t N>
auto of(auto loss, const Tensor<T, dynamic, N>& y, const Tensor<T, dynamic, N>& t,
        std::type_identity_t<Tensor<T, dynamic, N>*> dy) {
  using Read = View<const T, dynamic, N>;
  return loss.of_outputs(Read(y), Read(t), dy == nullptr ? View<T, dynamic, N>{} : View<T, dynamic, N>(*dy));
}
template <class T, std::size_t N>
auto numbers(std::size_t rows, Random& random) {
  auto x = Tensor<T, dynamic, N>::with_rows(rows);
  for (T& v : x.flat()) v = random.uniform(T(-3), T(3));
  return x;
}
}  // namespace

TEST_CASE("it is the mean of the formula over samples, and so is its gradient") {
  Random random(Seed{1});
  for (const std::size_t rows : {std::size_t{1}, std::size_t{7}, std::size_t{9000}}) {  // 9000: in several parts
    const auto y = numbers<double, 3>(rows, random), t = numbers<double, 3>(rows, random);
    auto dy = y, same = y;
    const double loss = of(Robust{}, y, t, &dy);
    CHECK(loss == doctest::Approx(of(dovetail::Huber{}, y, t, &same)).epsilon(1e-12));
    CHECK(loss == of(Robust{}, y, t, nullptr));
    for (std::size_t i = 0; i < y.size(); ++i) CHECK(dy.data()[i] == doctest::Approx(same.data()[i]).epsilon(1e-12));
  }
}

TEST_CASE("its gradient is what differences say") {
  Random random(Seed{2});
  auto y = numbers<double, 5>(6, random);
  const auto t = numbers<double, 5>(6, random);
  auto dy = y;
  of(Paired{}, y, t, &dy);
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double at = y.data()[i], h = 1e-6;
    y.data()[i] = at + h;
    const double above = of(Paired{}, y, t, nullptr);
    y.data()[i] = at - h;
    const double below = of(Paired{}, y, t, nullptr);
    y.data()[i] = at;
    CHECK(dy.data()[i] == doctest::Approx((above - below) / (2 * h)).epsilon(1e-6));
  }
}

TEST_CASE("a sample may take more than the stack has for all") {
  Random random(Seed{3});
  const auto y = numbers<float, 200>(3, random), t = numbers<float, 200>(3, random);
  auto dy = y;
  double expected = 0;
  for (std::size_t b = 0; b < 3; ++b) expected += static_cast<double>(mean(square(y[b])) * mean(square(t[b]))) / 3;
  CHECK(of(Large{}, y, t, &dy) == doctest::Approx(expected).epsilon(1e-5));
}

TEST_CASE("it trains, with one target a sample") {
  Random random(Seed{1});
  const auto x = numbers<float, 3>(64, random);
  auto y = Tensor<float, dynamic>::with_rows(64);
  for (std::size_t i = 0; i < x.rows(); ++i) y[i] = x(i, 0) - x(i, 2);
  auto model = compile<Sequential<Dense<3, 1>>>(Adam{.learning_rate = 0.05}, Robust{});
  const double before = model.evaluate(x, y).loss;
  model.fit(x, y, {.epochs = 30, .verbose = 0});
  CHECK(model.evaluate(x, y).loss < before / 100);
}
