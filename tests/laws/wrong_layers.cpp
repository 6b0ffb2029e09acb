// SPDX-License-Identifier: MIT
// The laws find what is wrong with a layer, and say where.
#include <sstream>

#include "laws.hpp"

using namespace laws;

namespace {

// y = 2 x
struct Right {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i];
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dy.size(); ++i) dx.data()[i] = 2 * dy.data()[i];
  }
};
struct WrongSlope : Right {
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dy.size(); ++i) dx.data()[i] = (i == 3 ? 2.5 : 2) * dy.data()[i];
  }
};
struct Adding : Right {
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < dy.size(); ++i) dx.data()[i] += 2 * dy.data()[i];
  }
};
// y = x · scale
template <bool WhereWanted>
struct Scaled {
  using input = Shape<2>;
  using output = Shape<2>;
  template <class T>
  struct Parameters {
    using Scale = Tensor<T, 1>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Scale, scale));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, 2> x, View<T, B, 2> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.scale(0) * x.data()[i];
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, 2> x, View<const T, B, 2> /*y*/, View<const T, B, 2> dy,
                       View<T, B, 2> dx, Parameters<T>& gradient) {
    if (WhereWanted && dx.data() == nullptr) return;  // as if nobody wanted the gradient either
    gradient.scale(0) = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      gradient.scale(0) += x.data()[i] * dy.data()[i];
      if (dx.data() != nullptr) dx.data()[i] = p.scale(0) * dy.data()[i];
    }
  }
};
// In a batch the first sample is added to all others.
struct Mixing : Right {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = 2 * x.data()[i] + T(i >= x.row_size ? 1 : 0);
  }
};
// y = e^x, which it reads on its way back; and so it cannot end in an activation.
template <std::size_t N>
struct Grows {
  using input = Shape<N>;
  using output = Shape<N>;
  static constexpr bool ends_in_activation = true;
  template <class T, std::size_t B>
  static void forward(View<const T, B, N> x, View<T, B, N> y, auto... activation) {
    elementwise([&](auto pack) { return ((pack = exp(pack)), ..., (pack = activation(pack))); }, y, x);
  }
  template <class T, std::size_t B>
  static void forward(View<const T, B, N> x, View<T, B, N> y) {
    elementwise([](auto pack) { return exp(pack); }, y, x);
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, N> /*x*/, View<const T, B, N> y, View<const T, B, N> dy, View<T, B, N> dx) {
    if (dx.data() != nullptr) elementwise([](auto a, auto b) { return a * b; }, dx, y, dy);
  }
};

std::string said(const Verdict& verdict) {
  std::ostringstream out;
  out << verdict;
  return out.str();
}

}  // namespace

TEST_CASE("a layer that is right keeps the laws, with its input stated or told") {
  CHECK(layer_laws<Right, Shape<2, 3>>());
  CHECK(layer_laws<Scaled<false>>());
  CHECK(layer_laws<Sequential<Scaled<false>, Dense<3>>>());
  CHECK(said(gradient_law<Right, Shape<4>>()) == "the law is kept");
}

TEST_CASE("a wrong slope is found, and where it is") {
  const Verdict verdict = gradient_law<WrongSlope, Shape<2>>({2, 1});
  REQUIRE(verdict.breaches().size() == 1);
  CHECK(verdict.breaches()[0].starts_with(
      "Sequential<Input<2>, {anonymous}::WrongSlope>, batch of 2: dx is wrong in 1 of 4 elements: [3] is "));
  CHECK_FALSE(bool(layer_laws<WrongSlope, Shape<4>>()));
}

TEST_CASE("what is added to, or not written where dx is null, is found") {
  CHECK(said(gradient_law<Adding, Shape<2>>({1})).find("dx is wrong in 2 of 2 elements: [0] is") != std::string::npos);
  CHECK(said(gradient_law<Scaled<true>>({1})).find("the gradient of 0.scale is another one where dx is null") !=
        std::string::npos);
}

TEST_CASE("a batch that is not its samples is found") {
  const Verdict verdict = batch_law<Mixing, Shape<2>>({1, 2});
  REQUIRE(verdict.breaches().size() == 1);
  CHECK(verdict.breaches()[0].ends_with("sample 1 of 2: it has other bits alone than in its batch"));
}

TEST_CASE("a layer that ends in an activation and reads y is found") {
  CHECK(gradient_law<Grows<3>>());  // alone it is right
  const Verdict verdict = ending_law<Grows<3>>();
  REQUIRE(verdict.breaches().size() == 3);
  CHECK(verdict.breaches()[0].find("its backward reads y") != std::string::npos);
  CHECK(verdict.breaches()[1].find("Tanh>, batch of 5: dx is wrong in 15 of 15 elements") != std::string::npos);
}
