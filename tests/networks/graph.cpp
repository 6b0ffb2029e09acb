// SPDX-License-Identifier: MIT
#include <dovetail/networks/graph.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/network.hpp>
#include <dovetail/networks/parallel.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;

namespace {
template <class A>
constexpr std::size_t floats = resolved<A>::template inference_bytes<float> / 4;
template <class A>
constexpr std::size_t trained_floats = resolved<A>::template training_bytes<float>(1) / 4;
template <class A>
using inferred = typename resolved<A>::inference::stages;
template <class A>
using trained = typename resolved<A>::training::stages;
using detail::layers::tuple_length;

template <std::size_t N>
using Plain = With<Dense<N>, Ones>;  // the sum of what comes in, N times
}  // namespace

// It is an architecture, as a Sequential is, and tells its input by an Input, by a name, or by its first layer.
using G = Graph<Input<4>, Tap<"x">, Dense<3>, ReLU, Join<Concatenate, "x">>;
static_assert(std::same_as<G::input, Shape<4>> && std::same_as<G::output, Shape<7>> && G::layer_count == 3 &&
              G::parameter_count == 15 && std::same_as<G::problem, detail::none>);
static_assert(std::same_as<Graph<NamedInput<"x", 4>, Dense<3>>::input, Shape<4>> &&
              std::same_as<Graph<Tap<"x">, Dense<4, 3>, Join<Concatenate, "x">>::output, Shape<7>>);

// A graph that is a chain is one: it takes the memory of one, and the same layers run together.
using Chain = Graph<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;
static_assert(Chain::inference_bytes<float> == 576 &&
              Chain::training_bytes<float>(32) == Short::training_bytes<float>(32));
static_assert(std::same_as<inferred<Chain>, inferred<Short>> && std::same_as<trained<Chain>, trained<Short>>);

// A value that only the activation behind it takes is never there; one that another line takes is.
static_assert(tuple_length<inferred<Graph<Input<4>, Tap<"x">, Dense<4>, ReLU, Join<Add, "x">>>> == 2);
static_assert(tuple_length<inferred<Graph<Input<4>, Dense<4>, Tap<"a">, ReLU, Join<Add, "a">>>> == 3);
static_assert(tuple_length<inferred<Graph<Input<4>, Dense<4>, Tap<"a">, Flatten<>, ReLU, Join<Add, "a">>>> == 3);
static_assert(tuple_length<inferred<Graph<Input<4>, Dense<4>, Flatten<>, Tap<"a">, ReLU, Join<Add, "a">>>> == 3);
static_assert(tuple_length<trained<Graph<Input<4>, Tap<"x">, Dense<4>, BatchNormalization, ReLU, Join<Add, "x">>>> ==
              4);

// In inference values lie where others are no longer used, and a join writes over what nobody takes after it.
template <std::size_t... N>
using WithSkip = Graph<Input<16>, Dense<64>, Tap<"a">, Dense<N>..., Dense<64>, Join<Add, "a">, Dense<16>>;
static_assert(floats<WithSkip<>> == 64 + 64);
static_assert(floats<WithSkip<16>> == 64 + 64 + 16 && floats<WithSkip<16, 32>> == 64 + 64 + 32);
static_assert(floats<WithSkip<32, 16, 32, 16>> == 64 + 64 + 16);
static_assert(floats<Graph<Input<16>, Tap<"x">, Dense<16>, Join<Add, "x">>> == 0);  // in the output
static_assert(floats<Graph<Input<16>, Dense<16>, Tap<"a">, Dense<32>, Join<Concatenate, "a">>> == 16 + 32);
static_assert(floats<Graph<Input<16>, Dense<16>, Tap<"a">, Dense<16>, Tap<"b">, Join<Add, "a">, Join<Multiply, "b">>> ==
              16 + 16);
// Never more than the ends of a block of a chain.
static_assert(floats<Sequential<Input<32>, Residual<Dense<64>, Dense<16>, Dense<48>, Dense<32>>>> == 64 + 16 &&
              floats<Sequential<Dense<32, 64>, Dense<16>, Dense<48>, Dense<32>>> == 64 + 16);
// In training values stay. The gradient of a sum is that of its parts: only that of the hidden value has a place.
static_assert(trained_floats<Graph<Input<16>, Tap<"x">, Dense<32>, Dense<16>, Join<Add, "x">>> == 32 + 16 + 32);
static_assert(trained_floats<Sequential<Input<16>, Residual<Dense<32>, Dense<16>>>> == 32 + 16 + 32);

TEST_CASE("a line takes what the line before gives, or what is called so") {
  const Network<
      Graph<Input<2>, Tap<"x">, Plain<2>, Tap<"a">, Plain<2>, Join<Add, "a">, Tap<"b">, Use<"x">, Join<Subtract, "b">>>
      network;
  // a = (3, 3), then (6, 6), b = (9, 9)
  CHECK(network.predict(Tensor<float, 2>{1, 2}) == Tensor<float, 2>{-8, -7});
  CHECK(network.predict(Tensor<float, dynamic, 2>{{1, 2}, {0, 0}}) == Tensor<float, dynamic, 2>{{-8, -7}, {0, 0}});
}

TEST_CASE("values are joined in the order in which they are named, the one before first") {
  const auto joined = []<class How, class... Other>(std::type_identity<How>, Other...) {
    using A = Graph<Input<2>, Tap<"x">, Slice<1, 1>, Tap<"b">, Use<"x">, Slice<0, 1>, Join<How, "b">>;
    return Network<A>().predict(Tensor<float, 2>{3, -5});
  };
  CHECK(joined(std::type_identity<Add>{}) == Tensor<float, 1>{-2});
  CHECK(joined(std::type_identity<Subtract>{}) == Tensor<float, 1>{8});
  CHECK(joined(std::type_identity<Multiply>{}) == Tensor<float, 1>{-15});
  CHECK(joined(std::type_identity<Average>{}) == Tensor<float, 1>{-1});
  CHECK(joined(std::type_identity<Maximum>{}) == Tensor<float, 1>{3});
  CHECK(joined(std::type_identity<Dot>{}) == Tensor<float, 1>{-15});
  CHECK(joined(std::type_identity<Concatenate>{}) == Tensor<float, 2>{3, -5});
  const Network<Graph<Input<2, 2>, Tap<"x">, Slice<0, 1>, Join<Concatenate, "x">>> image;
  CHECK(image.predict(Tensor<float, 2, 2>{{1, 2}, {3, 4}}) == Tensor<float, 2, 3>{{1, 1, 2}, {3, 3, 4}});
}

TEST_CASE("an input may be the output, and a value that passes through layers is itself") {
  CHECK(Network<Graph<Input<2>, Tap<"x">, Flatten<>, Join<Add, "x">>>().predict(Tensor<float, 2>{1, 2}) ==
        Tensor<float, 2>{2, 4});
  CHECK(Network<Graph<Input<2>, Flatten<>>>().predict(Tensor<float, 2>{1, 2}) == Tensor<float, 2>{1, 2});
}

TEST_CASE("layers that are shared have one record, that of the first") {
  using A = Graph<Input<2>, Tap<"x">, Shared<"e", Plain<2>>, Tap<"a">, Use<"x">, Scale<2>, Shared<"e", Plain<2>>,
                  Join<Concatenate, "a">>;
  static_assert(A::parameter_count == 6);
  Network<A> network;
  network.layer<0, 0>().kernel(0, 0) = 5;
  CHECK(network.predict(Tensor<float, 2>{1, 2}) == Tensor<float, 4>{14, 6, 7, 3});
  std::string names;
  network.for_each_parameter([&](const std::string& name, const auto&) { names += name + " "; });
  CHECK(names == "0.0.kernel 0.0.bias ");
}

TEST_CASE("Parallel is short for a graph") {
  using P = Sequential<Input<2>, Parallel<Concatenate, Plain<1>, Sequential<Scale<3>, ReLU>>>;
  static_assert(std::same_as<P::output, Shape<3>>);
  CHECK(Network<P>().predict(Tensor<float, 2>{1, -2}) == Tensor<float, 3>{-1, 3, 0});
}

TEST_CASE("the summary shows joins and branches, and no names") {
  CHECK(to_string(summary_of<Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">, Parallel<Add, Dense<2>, Dense<2>>,
                                   Shared<"s", Dense<2>>, Shared<"s", Dense<2>>>>()) ==
        R"( index  layer           output shape  parameters  multiply-adds
---------------------------------------------------------------
 0      Dense<4>        (None, 4)             20             16
 1      Join<Add, "x">  (None, 4)              0
 2      Parallel        (None, 2)             20             16
 2.0      Dense<2>      (None, 2)             10              8
 2.1      Dense<2>      (None, 2)             10              8
 3      Shared<"s">     (None, 2)              6              4
 3.0      Dense<2>      (None, 2)              6              4
 4      Shared<"s">     (None, 2)              0              4
---------------------------------------------------------------
 Total parameters: 46 (184 B)
 Trainable: 46, not trainable: 0
 Multiply-adds of a sample: 40
 Activations of a sample in inference: 192 B
 Gives logits to a cross-entropy; predict gives them as they are
)");
}
