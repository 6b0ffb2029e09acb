// SPDX-License-Identifier: MIT
#include <dovetail/layers/with.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>

#include <dovetail/layers/batch_normalization.hpp>
#include <dovetail/layers/dense.hpp>
#include <dovetail/layers/flatten.hpp>
#include <dovetail/layers/intended.hpp>

#include "alone.hpp"

using namespace dovetail::detail::problems;

using namespace layers;

// It is the layer that it configures: stated or to be bound.
static_assert(std::same_as<With<Dense<3, 2>, NoBias>::input, Shape<3>> &&
              std::same_as<With<Dense<3, 2>, NoBias>::output, Shape<2>>);
static_assert(std::same_as<With<Dense<2>, NoBias>::at<Shape<3>>::output, Shape<2>>);
static_assert(detail::layers::has_parameters<With<Dense<3, 2>>> &&
              detail::layers::has_state<With<BatchNormalization, Epsilon<1>>::at<Shape<3>>>);
static_assert(std::same_as<With<Dense<3, 2>, HeNormal>::problem, detail::none> &&
              std::same_as<detail::layers::layer_traits<With<Dense<3, 2>>>::problem, detail::none>);

// Options on top of others are options beside them, so that names for some of them compose.
template <std::size_t Out>
using Plain = With<Dense<Out>, NoBias>;
using Twice = With<Plain<2>, HeNormal>::at<Shape<3>>;
static_assert(std::same_as<parameters_of<Twice, float>, parameters_of<With<Dense<3, 2>, NoBias>, float>> &&
              std::same_as<Twice, With<Dense<2>, NoBias, HeNormal>::at<Shape<3>>>);
static_assert(std::same_as<With<With<Dense<3, 2>, NoBias>, Ones>::problem, detail::none>);
static_assert(With<With<With<BatchNormalization, Momentum<0.9>>, Epsilon<0.1>>, Epsilon<0.2>>::at<Shape<3>>::epsilon ==
              0.2);
static_assert(std::same_as<With<With<Dense<3, 2>, NoBias>, Momentum<0.5>>::problem,
                           detail::phrases<does_not_take_the_option<Momentum<0.5>>, but_takes<NoBias>>>);

// A layer that declares sizes, a choice and a flag: its `at` gets what was chosen, in one type for all ways to say it.
using detail::layers::Chosen;
template <std::size_t... N>
struct Strides {};
struct Valid {};
struct Same {};
template <class S, class Option>
struct WindowAt {
  using input = S;
  using output = S;
  using chosen = Option;
};
struct Window {
  using options = Options<Strides<1, 1>, OneOf<Valid, Same>, NoBias, Momentum<0.5>>;
  template <class S, class... Option>
  using at = WindowAt<S, chosen<options, Option...>>;
};
template <class... Option>
using chosen_of = typename With<Window, Option...>::template at<Shape<3>>::chosen;
static_assert(std::same_as<chosen_of<>, Chosen<Strides<1, 1>, Valid, Momentum<0.5>>>);
static_assert(std::same_as<chosen_of<NoBias, Same, Strides<2>>, Chosen<Strides<2, 2>, Same, NoBias, Momentum<0.5>>> &&
              std::same_as<chosen_of<Strides<2, 2>, Same, NoBias>, chosen_of<NoBias, Same, Strides<2>>>);
static_assert(std::same_as<chosen_of<Strides<3>, Momentum<0.1>, Strides<2, 1>>,
                           Chosen<Strides<2, 1>, Valid, Momentum<0.1>>>);  // the last one counts
static_assert(std::same_as<With<Window, Same, Strides<2>>::at<Shape<3>>::problem, detail::none> &&
              std::same_as<With<Window, Same, Same>::at<Shape<3>>::problem, detail::none>);
static_assert(std::same_as<With<With<Window, Same>, Valid>::at<Shape<3>>::problem,
                           detail::phrases<takes_one_of<Valid, Same>, but_is_given<Same, Valid>>>);
using Taken = but_takes<Strides<1, 1>, Valid, Same, NoBias, Momentum<0.5>>;
static_assert(std::same_as<With<Window, Strides<1, 1, 1>>::at<Shape<3>>::problem,
                           detail::phrases<does_not_take_the_option<Strides<1, 1, 1>>, Taken>> &&
              std::same_as<With<Window, Strides<0>>::at<Shape<3>>::problem,
                           detail::phrases<does_not_take_the_option<Strides<0>>, Taken>>);
static_assert(std::same_as<With<Intended<Dense<2>>, NoBias>::at<Shape<3>>::problem, detail::none> &&
              element_count<parameters_of<With<Intended<Dense<2>>, NoBias>::at<Shape<3>>, float>> == 6);

// The first option that the layer does not take is its problem.
static_assert(std::same_as<With<Dense<3, 2>, Momentum<0.5>>::problem,
                           detail::phrases<does_not_take_the_option<Momentum<0.5>>, but_takes<NoBias>>>);
static_assert(std::same_as<With<Dense<3, 2>, NoBias, int, Momentum<0.5>>::problem,
                           detail::phrases<does_not_take_the_option<int>, but_takes<NoBias>>>);
static_assert(
    std::same_as<With<BatchNormalization, NoBias>::at<Shape<3>>::problem,
                 detail::phrases<does_not_take_the_option<NoBias>, but_takes<Momentum<0.99>, Epsilon<1e-3>>>>);
static_assert(std::same_as<With<Flatten<2, 3>, HeNormal>::problem,
                           detail::phrases<does_not_take_the_option<HeNormal>>>);  // has no parameters

TEST_CASE("initializers go to the parameters in their order") {
  Alone<With<Dense<3, 2>, Constant<2>, Constant<0.5>>, Shape<3>> dense;
  CHECK(dense.parameters.kernel == Tensor<float, 3, 2>{{2, 2}, {2, 2}, {2, 2}});
  CHECK(dense.parameters.bias == Tensor<float, 2>{0.5f, 0.5f});
  CHECK(dense.forward({{1, 1, 1}}) == Tensor<float, dynamic, 2>{{6.5f, 6.5f}});
}

TEST_CASE("one initializer leaves the others as they are") {
  Alone<With<Dense<2>, Ones>, Shape<3>> dense;
  CHECK(dense.parameters.kernel == Tensor<float, 3, 2>{{1, 1}, {1, 1}, {1, 1}});
  CHECK(dense.parameters.bias == Tensor<float, 2>{0, 0});
}

TEST_CASE("an initializer goes to the parameter that On names") {
  Alone<With<Dense<2>, On<"bias", Constant<3>>>, Shape<3>> dense;
  CHECK(dense.parameters.bias == Tensor<float, 2>{3, 3});
  CHECK(dense.parameters.kernel == Alone<Dense<2>, Shape<3>>().parameters.kernel);
  Alone<With<With<Dense<2>, Zeros, On<"bias", Ones>>, On<"bias", Zeros>, On<"kernel", Constant<2>>>, Shape<1>> last;
  CHECK(last.parameters.kernel == Tensor<float, 1, 2>{{2, 2}});
  CHECK(last.parameters.bias == Tensor<float, 2>{0, 0});
  Alone<With<BatchNormalization, On<"beta", Ones>, Epsilon<0.1>>, Shape<2>> normalization;
  CHECK(normalization.parameters.beta == Tensor<float, 2>{1, 1});
  CHECK(normalization.parameters.gamma == Tensor<float, 2>{1, 1});
}
static_assert(std::same_as<With<Dense<3, 2>, On<"kernl", Zeros>>::problem,
                           detail::phrases<has_no_parameter_P<"kernl">, but<"kernel", "bias">>>);
static_assert(std::same_as<With<Dense<3, 2>, NoBias, On<"bias", Zeros>>::problem,
                           detail::phrases<has_no_parameter_P<"bias">, but<"kernel">>>);
static_assert(std::same_as<With<Flatten<3, 2>, On<"bias", Zeros>>::problem,
                           detail::phrases<does_not_take_the_option<On<"bias", Zeros>>>>);
static_assert(std::same_as<With<Dense<3, 2>, On<"bias", NoBias>>::problem,
                           detail::phrases<does_not_take_the_option<On<"bias", NoBias>>>>);
static_assert(std::string_view(detail::name_of<With<Dense<3, 2>, On<"bias", Zeros>>>()) ==
              "With<Dense<3, 2>, On<\"bias\", Zeros>>");

TEST_CASE("options and initializers stand in any order") {
  Alone<With<Dense<40>, NoBias, HeUniform>, Shape<60>> a;
  Alone<With<Dense<40>, HeUniform, NoBias>, Shape<60>> b;
  CHECK(a.parameters.kernel == b.parameters.kernel);
  float most = 0;
  for (const float v : a.parameters.kernel.flat()) most = std::max(most, std::abs(v));
  CHECK(most > 0.98f * std::sqrt(6.0f / 60));
  static_assert(element_count<decltype(a.parameters)> == 2400);
}

TEST_CASE("With around With") {
  Alone<With<With<Dense<2>, NoBias>, Ones>, Shape<3>> dense;
  CHECK(dense.forward({{1, 2, 3}}) == Tensor<float, dynamic, 2>{{6, 6}});
}
