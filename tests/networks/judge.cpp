// SPDX-License-Identifier: MIT
#include <dovetail/networks/judge.hpp>

#include <concepts>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

using detail::networks::unknown;

template <class In, class... L>
using problem_of = detail::networks::chain_problem<detail::networks::bind<In, L...>>;

static_assert(
    std::same_as<problem_of<unknown, Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<128, 10>>, detail::none>);
static_assert(std::same_as<problem_of<Shape<4>, Dense<3>>, detail::none> &&
              std::same_as<problem_of<unknown>, detail::none>);

// A problem is of the first layer that does not fit.
using Bad = problem_of<unknown, Dense<4, 3>, Dense<5, 2>, Dense<7, 1>>;
static_assert(std::same_as<Bad, layer<1, Dense<5, 2>, takes_shape<5>, but_layer<0, Dense<4, 3>>, gives_shape<3>,
                                      detail::problems::write<Dense<3, 2>, or_L_to_infer_the_input_size<Dense<2>>>>>);

using First = layer<0, Dense<4, 3>, takes_shape<4>, but_the_input_has_shape<9>,
                    detail::problems::write<Dense<9, 3>, or_L_to_infer_the_input_size<Dense<3>>>>;
static_assert(std::same_as<problem_of<Shape<9>, Dense<4, 3>>, First>);
static_assert(std::same_as<problem_of<unknown, Input<9>, Dense<4, 3>>, First>);
static_assert(std::same_as<problem_of<unknown, Dense<4, 3>, Input<5>>,
                           L_states_its_shape<Input<5>, but_layer<0, Dense<4, 3>>, gives_shape<3>>>);
static_assert(
    std::same_as<problem_of<unknown, Input<4>, Input<5>>, L_states_its_shape<Input<5>, but_the_input_has_shape<4>>>);
static_assert(std::same_as<problem_of<unknown, Dense<3>>,
                           layer<0, Dense<3>, does_not_tell_its_input_shape, put_Input_before_it>>);
static_assert(
    std::same_as<problem_of<unknown, ReLU>, layer<0, ReLU, does_not_tell_its_input_shape, put_Input_before_it>>);
static_assert(std::same_as<problem_of<Shape<3>, int>, layer<0, int, is_not_a_layer>>);

// How to fix it is said where it is known.
static_assert(
    std::same_as<problem_of<Shape<2, 2>, Dense<3>>, layer<0, Dense<3>, takes_a_vector, but_the_input_has_shape<2, 2>,
                                                          put_Flatten_before_it_or_write<EachRow<Dense<3>>>>>);
static_assert(
    std::same_as<problem_of<Shape<2, 2, 3>, Dense<3>>,
                 layer<0, Dense<3>, takes_a_vector, but_the_input_has_shape<2, 2, 3>, put_Flatten_before_it>>);
static_assert(
    std::same_as<problem_of<Shape<2, 2>, Dense<4, 3>>,
                 layer<0, Dense<4, 3>, takes_shape<4>, but_the_input_has_shape<2, 2>, put_Flatten_before_it>>);
static_assert(std::same_as<problem_of<Shape<2, 2>, Dense<5, 3>>,
                           layer<0, Dense<5, 3>, takes_shape<5>, but_the_input_has_shape<2, 2>>>);
static_assert(std::same_as<problem_of<Shape<2, 2, 1>, Flatten<2, 2>>,
                           layer<0, Flatten<2, 2>, takes_shape<2, 2>, but_the_input_has_shape<2, 2, 1>,
                                 detail::problems::write<Flatten<2, 2, 1>, or_L_to_infer_the_input_size<Flatten<>>>>>);

// Sizes are known, and at least 1.
static_assert(std::same_as<problem_of<Shape<3>, Dense<0>, Dense<2>>, layer<0, Dense<0>, is_of_size_0>>);
static_assert(std::same_as<problem_of<unknown, Dense<0, 2>>, layer<0, Dense<0, 2>, is_of_size_0>>);
static_assert(std::same_as<problem_of<unknown, Input<>, Dense<2>>,
                           the_shape_of<Input<>, has_no_extents, state_the_shape_of_one_sample>>);
static_assert(std::same_as<problem_of<unknown, Input<0>, Dense<2>>, the_shape_of<Input<0>, is_of_size_0>>);

// What a layer says of itself.
static_assert(std::same_as<problem_of<Shape<3>, Dropout<2>>, layer<0, Dropout<2>, needs_a_rate_from_0_to_below_1>>);
static_assert(
    std::same_as<problem_of<Shape<3>, ReLU, Reshape<4>>, layer<1, Reshape<4>, holds_N_elements<4>, but_gets<3>>>);
