// SPDX-License-Identifier: MIT
#include <dovetail/networks/each_row.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/network.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

// The first axis stays, and the layers get what is behind it.
using Steps = EachRow<Dense<5>, ReLU, Dense<2>>::at<Shape<7, 3>>;
static_assert(std::same_as<Steps::input, Shape<7, 3>> && std::same_as<Steps::output, Shape<7, 2>>);
static_assert(element_count<parameters_of<Steps, float>> == 3 * 5 + 5 + 5 * 2 + 2);
static_assert(std::same_as<EachRow<Flatten<>, Dense<4>>::at<Shape<2, 8, 8>>::output, Shape<2, 4>>);
static_assert(std::same_as<TimeDistributed<Dense<4>>, EachRow<Dense<4>>>);

// The number of rows is no part of the records.
static_assert(std::same_as<parameters_of<Steps, float>,
                           parameters_of<EachRow<Dense<5>, ReLU, Dense<2>>::at<Shape<9, 3>>, float>>);

// What is wrong, and what is wrong inside.
static_assert(std::same_as<
              EachRow<Dense<4>>::at<Shape<3>>::problem,
              detail::phrases<takes_rows_of_a_sample_of_rank_2_or_more_but_gets_shape<3>,
                              detail::layers::unless_flattened<detail::phrases<detail::problems::write<Dense<4>>>>>>);
static_assert(std::same_as<EachRow<Dense<9, 5>>::at<Shape<2, 4>>::problem,
                           layer<0, Dense<9, 5>, takes_shape<9>, but_the_input_has_shape<4>,
                                 detail::problems::write<Dense<4, 5>, or_L_to_infer_the_input_size<Dense<5>>>>>);

// An activation behind it becomes part of its last layer, in inference and in training, unless that is none to take it.
template <class... L>
constexpr std::size_t inferred = detail::layers::tuple_length<
    detail::networks::inference_stages<typename resolved<Sequential<Input<7, 3>, L...>>::stages>>;
template <class... L>
constexpr std::size_t trained = detail::layers::tuple_length<
    detail::networks::training_stages<typename resolved<Sequential<Input<7, 3>, L...>>::stages>>;
static_assert(inferred<EachRow<Dense<4>>, ReLU> == 1 && trained<EachRow<Dense<4>>, ReLU> == 1);
static_assert(inferred<EachRow<Dense<4>, Tanh, Dense<2>>, ReLU> == 1);
static_assert(inferred<EachRow<Dense<4>, Tanh>, ReLU> == 2 && trained<EachRow<Dense<4>, Tanh>, ReLU> == 2);
static_assert(inferred<EachRow<Dropout<0.5>>, ReLU> == 2 && inferred<EachRow<Softmax>, ReLU> == 2);
static_assert(inferred<EachRow<Dense<4>>, ReLU, Tanh> == 2);

TEST_CASE("each row goes through the same layer") {
  const Network<Sequential<Input<3, 2>, EachRow<With<Dense<1>, Constant<3>, Constant<1>>>>> network;
  CHECK(network.predict(Tensor<float, 3, 2>{{1, 2}, {0, 0}, {-1, 1}}) == Tensor<float, 3, 1>{{10}, {1}, {1}});
  CHECK(network.predict(Tensor<float, dynamic, 3, 2>{{{1, 2}, {0, 0}, {-1, 1}}}) ==
        Tensor<float, dynamic, 3, 1>{{{10}, {1}, {1}}});
  const Network<Sequential<Input<2, 2, 1>, EachRow<EachRow<With<Dense<1>, Constant<3>>>>>> image;
  CHECK(image.predict(Tensor<float, 2, 2, 1>{{{1}, {2}}, {{3}, {4}}}) ==
        Tensor<float, 2, 2, 1>{{{3}, {6}}, {{9}, {12}}});
}

TEST_CASE("a network of one row has the weights of the network of many, and gives the same to the bit") {
  const Network<Sequential<Input<6, 3>, EachRow<Dense<5>, Tanh, Residual<Dense<5>>>, ReLU>> many(Seed{3});
  Network<Sequential<Input<1, 3>, EachRow<Dense<5>, Tanh, Residual<Dense<5>>>, ReLU>> one;
  one.layer<0>() = many.layer<0>();
  CHECK(many.layer<0, 0>().kernel == one.layer<0, 0>().kernel);
  Tensor<float, 6, 3> x;
  Random random(Seed{4});
  for (float& v : x.flat()) v = random.uniform(-2.F, 2.F);
  const Tensor<float, 6, 5> y = many.predict(x);
  for (std::size_t i = 0; i < 6; ++i) {
    const Tensor<float, 1, 5> row = one.predict(View<const float, 1, 3>(x[i].data(), 1));
    CHECK(std::ranges::equal(row.flat(), y[i].flat()));
  }
  auto batch = Tensor<float, dynamic, 6, 3>::with_rows(2);
  for (std::size_t i = 0; i < 2; ++i) std::ranges::copy(x.flat(), batch[i].data());
  const auto ys = many.predict(batch);
  CHECK(Tensor<float, 6, 5>(ys[1]) == y);
}
