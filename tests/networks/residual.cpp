// SPDX-License-Identifier: MIT
#include <dovetail/networks/residual.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/network.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

// It is bound to the shape that arrives, and gives it back.
using Bound = Residual<Dense<8>, ReLU, Dense<4>>::at<Shape<4>>;
static_assert(std::same_as<Bound::input, Shape<4>> && std::same_as<Bound::output, Shape<4>>);
static_assert(std::same_as<Bound::problem, detail::none>);
static_assert(element_count<parameters_of<Bound, float>> == 4 * 8 + 8 + 8 * 4 + 4);

// Its layers must give the shape that they take; what is wrong inside comes first.
static_assert(std::same_as<Residual<Dense<5>>::at<Shape<4>>::problem,
                           detail::phrases<adds_its_input_of_shape<4>, but_its_layers_give_shape<5>>>);
static_assert(std::same_as<Residual<Dense<9, 5>>::at<Shape<4>>::problem,
                           layer<0, Dense<9, 5>, takes_shape<9>, but_the_input_has_shape<4>,
                                 detail::problems::write<Dense<4, 5>, or_L_to_infer_the_input_size<Dense<5>>>>>);

TEST_CASE("Residual is x + f(x)") {
  const Network<Sequential<Input<2>, Residual<With<Dense<2>, Constant<3>, Constant<1>>>>> network;
  CHECK(network.predict(Tensor<float, 2>{1, 2}) == Tensor<float, 2>{11, 12});
  CHECK(network.predict(Tensor<float, dynamic, 2>{{1, 2}, {0, 0}}) == Tensor<float, dynamic, 2>{{11, 12}, {1, 1}});
}

TEST_CASE("Residual in Residual, of several layers, of images") {
  const Network<Sequential<Input<1>, Residual<Residual<With<Dense<1>, Constant<3>>>, LeakyReLU<0.5>>>> network;
  CHECK(network.predict(Tensor<float, 1>{1}) == Tensor<float, 1>{5});    // 1 + (1 + 3)
  CHECK(network.predict(Tensor<float, 1>{-1}) == Tensor<float, 1>{-3});  // -1 + (-1 - 3) / 2
  const Network<Sequential<Input<2, 2>, Residual<ReLU>>> image;
  CHECK(image.predict(Tensor<float, 2, 2>{{1, -1}, {2, -2}}) == Tensor<float, 2, 2>{{2, -1}, {4, -2}});
}

TEST_CASE("a Residual of layers that pass through doubles") {
  const Network<Sequential<Input<2>, Residual<Dropout<0.5>>>> network;
  CHECK(network.predict(Tensor<float, 2>{1, -3}) == Tensor<float, 2>{2, -6});
}
