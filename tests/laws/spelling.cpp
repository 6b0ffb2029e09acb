// SPDX-License-Identifier: MIT
// Whether sizes are stated or worked out, whether layers are nested or not: it is the same network.
#include <doctest/doctest.h>

#include "laws.hpp"

using namespace laws;

namespace {

template <class A, class B>
void same_shapes() {
  static_assert(std::same_as<typename Network<A>::input, typename Network<B>::input>);
  static_assert(std::same_as<typename Network<A>::output, typename Network<B>::output>);
  static_assert(Network<A>::parameter_count == Network<B>::parameter_count);
  static_assert(resolved<A>::template inference_bytes<float> == resolved<B>::template inference_bytes<float>);
}

/// The answers to 20 samples.
template <class N>
auto answers(const N& network) {
  Random random(Seed{7});
  auto x = tensor_of<typename N::value_type, detail::shape::batch_shape<typename N::input>>::with_rows(20);
  for (auto& v : x.flat()) v = random.uniform<typename N::value_type>(-2, 2);
  return network.predict(x);
}

template <class A, class B>
void same_network() {
  same_shapes<A, B>();
  static_assert(Network<A>::layer_count == Network<B>::layer_count);
  Network<A> a(Seed{11});
  Network<B> b(Seed{11});
  std::vector<std::string> names;
  a.for_each_parameter([&](const std::string& name, auto&) { names.push_back(name); });
  std::size_t i = 0;
  b.for_each_parameter([&](const std::string& name, auto&) { CHECK(name == names.at(i++)); });
  CHECK(i == names.size());
  CHECK(same_bits(answers(a), answers(b)));
}

}  // namespace

TEST_CASE("sizes that are stated and sizes that are worked out make the same network") {
  same_network<Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>,
               Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>>();
  same_network<Sequential<Flatten<28, 28>, Dense<784, 16>>, Sequential<Flatten<28, 28>, Dense<16>>>();
  same_network<Sequential<With<Dense<4, 9>, NoBias, HeNormal>, Tanh>,
               Sequential<Input<4>, With<Dense<9>, NoBias, HeNormal>, Tanh>>();
  same_network<Sequential<Dense<4, 9>, BatchNormalization, Residual<Dense<9, 9>>>,
               Sequential<Input<4>, Dense<9>, BatchNormalization, Residual<Dense<9>>>>();
}

TEST_CASE("an Input may state again what is known") {
  same_network<Sequential<Dense<4, 9>, ReLU, Dense<9, 2>>,
               Sequential<Input<4>, Dense<4, 9>, Input<9>, ReLU, Dense<2>>>();
}

TEST_CASE("a Sequential in a Sequential computes what the flat one does") {
  using Flat = Sequential<Input<6>, Dense<9>, ReLU, Dense<5>, Tanh, Dense<3>, Softmax>;
  using Nested =
      Sequential<Input<6>, Sequential<Dense<9>, ReLU, Dense<5>>, Tanh, Sequential<Sequential<Dense<3>>, Softmax>>;
  static_assert(Network<Flat>::parameter_count == Network<Nested>::parameter_count);
  Network<Flat> flat(Seed{11});
  Network<Nested> nested(Seed{12});
  CHECK_FALSE(same_bits(answers(flat), answers(nested)));
  nested.layer<0, 0>() = flat.layer<0>();
  nested.layer<0, 2>() = flat.layer<2>();
  nested.layer<2, 0, 0>() = flat.layer<4>();
  CHECK(same_bits(answers(flat), answers(nested)));
}
