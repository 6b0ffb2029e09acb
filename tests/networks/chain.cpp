// SPDX-License-Identifier: MIT
#include <dovetail/networks/chain.hpp>

#include <concepts>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

template <class Chain, std::size_t I>
using stage = std::remove_cvref_t<decltype(boost::hana::at_c<I>(std::declval<typename Chain::stages&>()))>;

// Each layer gets the shape that the one before gives; Input is not counted.
using Good =
    detail::networks::chain<detail::networks::unknown, Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<128, 10>>;
static_assert(std::same_as<Good::problem, detail::none> && detail::layers::tuple_length<Good::stages> == 4);
static_assert(std::same_as<Good::output, Shape<10>>);
static_assert(
    std::same_as<stage<Good, 0>, detail::networks::Stage<0, Flatten<>, Flatten<28, 28>, Shape<28, 28>, Shape<784>>>);
static_assert(
    std::same_as<stage<Good, 1>, detail::networks::Stage<1, Dense<128>, Dense<784, 128>, Shape<784>, Shape<128>>>);
static_assert(std::same_as<stage<Good, 2>, detail::networks::Stage<2, ReLU, ReLU, Shape<128>, Shape<128>>>);
static_assert(std::same_as<stage<Good, 3>::written, Dense<128, 10>> && stage<Good, 3>::index == 3);

// The first layer may state the shape, and what comes before a chain may tell it.
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Dense<4, 3>>::output, Shape<3>>);
static_assert(std::same_as<detail::networks::chain<Shape<4>, Dense<3>>::problem, detail::none>);
static_assert(std::same_as<detail::networks::chain<Shape<4>>::output, Shape<4>>);

// A problem is of the first layer that does not fit; the chain goes on behind it.
using Bad = detail::networks::chain<detail::networks::unknown, Dense<4, 3>, Dense<5, 2>, Dense<7, 1>>;
static_assert(
    std::same_as<Bad::problem, layer<1, Dense<5, 2>, takes_shape<5>, but_layer<0, Dense<4, 3>>, gives_shape<3>,
                                     detail::problems::write<Dense<3, 2>, or_L_to_infer_the_input_size<Dense<2>>>>>);
static_assert(std::same_as<Bad::output, Shape<1>> && detail::layers::tuple_length<Bad::stages> == 3);

using First = layer<0, Dense<4, 3>, takes_shape<4>, but_the_input_has_shape<9>,
                    detail::problems::write<Dense<9, 3>, or_L_to_infer_the_input_size<Dense<3>>>>;
static_assert(std::same_as<detail::networks::chain<Shape<9>, Dense<4, 3>>::problem, First>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Input<9>, Dense<4, 3>>::problem, First>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Dense<4, 3>, Input<5>>::problem,
                           L_states_its_shape<Input<5>, but_layer<0, Dense<4, 3>>, gives_shape<3>>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Input<4>, Input<5>>::problem,
                           L_states_its_shape<Input<5>, but_the_input_has_shape<4>>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Dense<3>>::problem,
                           layer<0, Dense<3>, does_not_tell_its_input_shape, put_Input_before_it>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, ReLU>::problem,
                           layer<0, ReLU, does_not_tell_its_input_shape, put_Input_before_it>>);
static_assert(std::same_as<detail::networks::chain<Shape<3>, int>::problem, layer<0, int, is_not_a_layer>>);

// How to mend it is said where it is known.
static_assert(std::same_as<detail::networks::chain<Shape<2, 2>, Dense<3>>::problem,
                           layer<0, Dense<3>, takes_a_vector, but_the_input_has_shape<2, 2>, put_Flatten_before_it>>);
static_assert(
    std::same_as<detail::networks::chain<Shape<2, 2>, Dense<4, 3>>::problem,
                 layer<0, Dense<4, 3>, takes_shape<4>, but_the_input_has_shape<2, 2>, put_Flatten_before_it>>);
static_assert(std::same_as<detail::networks::chain<Shape<2, 2>, Dense<5, 3>>::problem,
                           layer<0, Dense<5, 3>, takes_shape<5>, but_the_input_has_shape<2, 2>>>);
static_assert(std::same_as<detail::networks::chain<Shape<2, 2, 1>, Flatten<2, 2>>::problem,
                           layer<0, Flatten<2, 2>, takes_shape<2, 2>, but_the_input_has_shape<2, 2, 1>,
                                 detail::problems::write<Flatten<2, 2, 1>, or_L_to_infer_the_input_size<Flatten<>>>>>);

// Sizes are known, and at least 1.
static_assert(
    std::same_as<detail::networks::chain<Shape<3>, Dense<0>, Dense<2>>::problem, layer<0, Dense<0>, is_of_size_0>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Dense<0, 2>>::problem,
                           layer<0, Dense<0, 2>, is_of_size_0>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Input<>, Dense<2>>::problem,
                           the_shape_of<Input<>, has_no_extents, state_the_shape_of_one_sample>>);
static_assert(std::same_as<detail::networks::chain<detail::networks::unknown, Input<0>, Dense<2>>::problem,
                           the_shape_of<Input<0>, is_of_size_0>>);

// What a layer says of itself.
static_assert(std::same_as<detail::networks::chain<Shape<3>, Dropout<2>>::problem,
                           layer<0, Dropout<2>, needs_a_rate_from_0_to_below_1>>);
static_assert(std::same_as<detail::networks::chain<Shape<3>, ReLU, Reshape<4>>::problem,
                           layer<1, Reshape<4>, holds_N_elements<4>, but_gets<3>>>);
