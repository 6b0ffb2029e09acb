// SPDX-License-Identifier: MIT
#include <dovetail/networks/judge.hpp>

#include <concepts>

#include <dovetail/layers.hpp>
#include <dovetail/networks/each_row.hpp>

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
                           layer<0, Dense<5, 3>, takes_shape<5>, but_the_input_has_shape<2, 2>,
                                 put_L_before_it<Flatten<>, and_write_L<Dense<3>>>>>);
static_assert(std::same_as<problem_of<Shape<5, 2>, Dense<2, 3>>,
                           layer<0, Dense<2, 3>, takes_shape<2>, but_the_input_has_shape<5, 2>,
                                 put_Flatten_before_it_or_write<EachRow<Dense<2, 3>>>>>);
// What depends on the layers before.
template <class In, class... L>
constexpr std::string_view sentence = detail::named<problem_of<In, L...>>::text;
constexpr bool ends(std::string_view text, std::string_view with) { return text.ends_with(with); }
static_assert(ends(sentence<Shape<9>, Embedding<5, 2>, ReLU, Dense<3>>,
                   "gives shape (9, 2): write EachRow<Dense<3>>, or put Flatten<> before it"));
static_assert(ends(sentence<Shape<9, 2>, ReLU, Dense<3>>,
                   "gives shape (9, 2): put Flatten<> before it, or write EachRow<Dense<3>>"));
static_assert(
    ends(sentence<Shape<9, 9, 1>, Flatten<>, Conv2D<4, 3>>,
         "layer 1, Conv2D<4, 3>, takes images of rank 3 but gets shape (81): put it before layer 0, Flatten<>"));
static_assert(ends(sentence<Shape<81>, Conv2D<4, 3>>, "but gets shape (81): put Reshape<9, 9, 1> before it"));
static_assert(ends(sentence<Shape<75>, Dense<75>, MaxPooling2D<2>>,
                   "but gets shape (75): put Reshape<5, 5, 3> before it"));
static_assert(ends(sentence<Shape<10>, MaxPooling2D<2>>, "takes images of rank 3 but gets shape (10)"));
static_assert(ends(sentence<Shape<9, 8>, Conv2D<4, 3>>, "but gets shape (9, 8): put Reshape<9, 8, 1> before it"));
static_assert(ends(sentence<Shape<9, 8>, Conv1D<4, 3>, With<MaxPooling2D<2>, Same>>,
                   "but gets shape (7, 4): write MaxPooling1D<2>, or put Reshape<7, 4, 1> before it"));
static_assert(sentence<Shape<9, 8, 1>, MaxPooling1D<2>>.find("(9, 8, 1): write MaxPooling2D<2") !=
              std::string_view::npos);
static_assert(ends(sentence<Shape<9, 8>, Flatten<>, Conv1D<4, 3>>, "put it before layer 0, Flatten<>"));
static_assert(ends(sentence<Shape<9, 8>, Flatten<>, EachRow<Dense<4>>>, "put it before layer 0, Flatten<>"));
static_assert(ends(sentence<Shape<9>, EachRow<Dense<4>, ReLU>>,
                   "but gets shape (9): write Sequential<Dense<4>, ReLU>"));
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
