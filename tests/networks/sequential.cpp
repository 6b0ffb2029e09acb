// SPDX-License-Identifier: MIT
#include <dovetail/networks/sequential.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;

static_assert(std::same_as<Digits::input, Shape<28, 28>> && std::same_as<Digits::output, Shape<10>>);
static_assert(std::same_as<Short::input, Shape<28, 28>> && std::same_as<Short::output, Shape<10>>);
static_assert(Digits::parameter_count == 101'770 && Short::parameter_count == 101'770);
static_assert(Digits::layer_count == 5 && Short::layer_count == 5);
static_assert(Digits::valid && std::same_as<Digits::problem, detail::none>);

// Memory is a constant of the type: in inference what enters and what leaves the widest stage; in training all
// outputs, and the same for gradients, with the gradient of the fused product between.
static_assert(Digits::inference_bytes<float> == (128 + 16) * 4);
static_assert(Digits::inference_bytes<double> == 128 * 8 + 128);
static_assert(Digits::batch_inference_bytes<float>(32) == 32 * (128 + 10) * 4);
static_assert(Digits::training_bytes<float>(32) == 32 * 4 * (128 + 10 + 128 + 128));
static_assert(Short::inference_bytes<float> == Digits::inference_bytes<float>);
static_assert(Short::training_bytes<float>(32) == Digits::training_bytes<float>(32));
static_assert(Digits::training_bytes<float>(0) == 0);

// The records have one place a layer as it was written: fusion renames nothing.
static_assert(detail::layers::tuple_length<Digits::Parameters<float>> == 5 &&
              detail::layers::tuple_length<Digits::State<float>> == 5);
static_assert(std::same_as<Digits::Parameters<float>, Short::Parameters<float>>);

// It is a layer itself.
static_assert(detail::layers::has_parameters<Digits> && detail::layers::has_state<Digits> &&
              detail::layers::has_cache<Digits> && detail::layers::has_scratch<Digits>);
static_assert(std::same_as<Sequential<Dense<5>, ReLU>::at<Shape<4>>::output, Shape<5>>);
using Nested = Sequential<Input<4>, Sequential<Dense<5>, ReLU>, Sequential<Dense<5, 2>>>;
static_assert(std::same_as<Nested::output, Shape<2>> && Nested::layer_count == 2 && Nested::parameter_count == 25 + 12);

// A problem does not keep the types from being there.
using Bad = Sequential<Dense<4, 3>, Dense<5, 2>>;
static_assert(!Bad::valid && std::same_as<Bad::input, Shape<4>> && std::same_as<Bad::output, Shape<2>>);
static_assert(std::same_as<Sequential<Input<3>>::problem, a_Sequential_has_at_least_one_layer>);

namespace {
/// y = scale · x, a user's own layer.
template <std::size_t N>
struct Times {
  using input = Shape<N>;
  using output = Shape<N>;
  using initializers = Initializers<Constant<2>>;

  template <class T>
  struct Parameters {
    using Factor = Tensor<T, N>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Factor, factor));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, N> x, View<T, B, N> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = p.factor(i % N) * x.data()[i];
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, N> x, View<const T, B, N>, View<const T, B, N> dy,
                       View<T, B, N> dx, Parameters<T>& gradient) {
    gradient.factor.fill(0);
    for (std::size_t i = 0; i < x.size(); ++i) {
      gradient.factor(i % N) += dy.data()[i] * x.data()[i];
      if (dx.data() != nullptr) dx.data()[i] = dy.data()[i] * p.factor(i % N);
    }
  }
};
}  // namespace

TEST_CASE("layers run one after the other, forth and back") {
  using J = Sequential<Times<2>, With<Dense<2, 1>, Ones>>;
  static_assert(J::parameter_count == 5);
  parameters_of<J, float> p, gradient;
  state_of<J, float> state;
  Random random;
  J::initialize<float>(p, state, random);

  auto memory = Tensor<std::byte, dynamic>::with_rows(J::training_bytes<float>(2));
  cache_of<J, float, dynamic> cache;
  std::byte* next = memory.data();
  place(cache, next, 2);
  const Training<J, float, dynamic> pass{state, cache, random};

  const Tensor<float, dynamic, 2> x{{1, 2}, {3, 4}};
  auto y = Tensor<float, dynamic, 1>::with_rows(2);
  auto dx = Tensor<float, dynamic, 2>::with_rows(2);
  J::train(p, x.view(), y.view(), pass);
  CHECK(y == Tensor<float, dynamic, 1>{{6}, {14}});
  const Tensor<float, dynamic, 1> dy{{1}, {10}};
  J::backward(p, x.view(), View<const float, dynamic, 1>(y), dy.view(), dx.view(), gradient, pass);
  CHECK(dx == Tensor<float, dynamic, 2>{{2, 2}, {20, 20}});
  CHECK(boost::hana::at_c<0>(gradient).factor == Tensor<float, 2>{31, 42});
  CHECK(boost::hana::at_c<1>(gradient).kernel == Tensor<float, 2, 1>{{62}, {84}});
  CHECK(boost::hana::at_c<1>(gradient).bias == Tensor<float, 1>{11});
}
