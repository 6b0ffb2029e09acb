// SPDX-License-Identifier: MIT
#include <dovetail/networks/problems.hpp>

#include <string_view>

#include <dovetail/layers.hpp>
#include <dovetail/networks/each_row.hpp>
#include <dovetail/networks/residual.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

// The name of each problem reads as its text.
template <class Problem>
constexpr std::string_view says = detail::named<Problem>::text;

static_assert(says<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>>> ==
              "dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100)");
static_assert(says<layer<0, Dense<4, 3>, takes_shape<4>, but_the_input_has_shape<28, 28>>> ==
              "dovetail: layer 0, Dense<4, 3>, takes shape (4), but the input has shape (28, 28)");
// What to write instead comes last, after a colon.
static_assert(
    says<layer<0, Dense<9>, takes_a_vector, but_the_input_has_shape<7, 3>,
               put_Flatten_before_it_or_write<EachRow<Dense<9>>>>> ==
    "dovetail: layer 0, Dense<9>, takes a vector, but the input has shape (7, 3): put Flatten<> before it, or "
    "write EachRow<Dense<9>>");
static_assert(
    says<layer<0, Dense<128>, takes_a_vector, but_the_input_has_shape<28, 28>, put_Flatten_before_it>> ==
    "dovetail: layer 0, Dense<128>, takes a vector, but the input has shape (28, 28): put Flatten<> before it");
static_assert(says<layer<1, Dense<128, 10>, takes_shape<128>, but_layer<0, ReLU>, gives_shape<100>,
                         detail::problems::write<Dense<100, 10>, or_L_to_infer_the_input_size<Dense<10>>>>> ==
              "dovetail: layer 1, Dense<128, 10>, takes shape (128), but layer 0, ReLU, gives shape (100): "
              "write Dense<100, 10>, or Dense<10> to infer the input size");
static_assert(says<layer<0, Dense<128>, does_not_tell_its_input_shape, put_Input_before_it>> ==
              "dovetail: layer 0, Dense<128>, does not tell its input shape: put Input before it as in "
              "Sequential<Input<28, 28>, Flatten<>, Dense<10>>");
static_assert(says<layer<1, int, is_not_a_layer>> == "dovetail: layer 1, int, is not a layer");
static_assert(says<layer<1, Dropout<1.5>, needs_a_rate_from_0_to_below_1>> ==
              "dovetail: layer 1, Dropout<1.5>, needs a rate from 0 to below 1");
static_assert(says<layer<1, LeakyReLU<-0.5>, needs_a_slope_of_at_least_0>> ==
              "dovetail: layer 1, LeakyReLU<-0.5>, needs a slope of at least 0");
static_assert(
    says<layer<0, MaxPooling2D<2>, takes_images_of_rank_3_but_gets_shape<28, 28>,
               put_L_before_it<Reshape<28, 28, 1>>>> ==
    "dovetail: layer 0, MaxPooling2D<2>, takes images of rank 3 but gets shape (28, 28): put Reshape<28, 28, 1> "
    "before it");
static_assert(says<layer<0, Reshape<4>, holds_N_elements<4>, but_gets<1>>> ==
              "dovetail: layer 0, Reshape<4>, holds 4 elements, but gets 1");

// Layers inside layers have the path of indices.
static_assert(says<inside_layer<2, layer<1, Dense<9, 8>, takes_shape<9>, but_layer<0, Dense<4>>, gives_shape<4>>>> ==
              "dovetail: layer 2.1, Dense<9, 8>, takes shape (9), but layer 2.0, Dense<4>, gives shape (4)");
static_assert(says<inside_layer<2, inside_layer<0, layer<1, int, is_not_a_layer>>>> ==
              "dovetail: layer 2.0.1, int, is not a layer");
static_assert(says<layer<1, ReLU, adds_its_input_of_shape<4>, but_its_layers_give_shape<5>>> ==
              "dovetail: layer 1, ReLU, adds its input of shape (4), but its layers give shape (5)");

static_assert(says<L_states_its_shape<Input<5>, but_layer<0, Dense<4, 3>>, gives_shape<3>>> ==
              "dovetail: Input<5> states its shape, but layer 0, Dense<4, 3>, gives shape (3)");
static_assert(says<the_shape_of<Input<>, has_no_extents, state_the_shape_of_one_sample>> ==
              "dovetail: the shape of Input<> has no extents: state the shape of one sample");
static_assert(says<a_Sequential_has_at_least_one_layer> == "dovetail: a Sequential has at least one layer");
static_assert(says<is_not_an_architecture<int>> ==
              "dovetail: int is not an architecture, such as Sequential<Input<28, 28>, Flatten<>, Dense<10>>");
static_assert(says<is_an_architecture<Dense<10>>> ==
              "dovetail: Dense<10> is an architecture without objects: put it into a Network");
static_assert(says<weights_of<float, do_not_fit_a_network_of<double>>> ==
              "dovetail: weights of float do not fit a network of double");
static_assert(says<no_layer<5, 9>> == "dovetail: the network has 5 layers counted from 0 and no layer 9");
static_assert(says<no_layer<1, 1>> == "dovetail: the network has 1 layer counted from 0 and no layer 1");
static_assert(says<no_layer<0, 3>> == "dovetail: there is no layer 3 inside a layer that is not a container");

static_assert(says<the_input<has_shape<detail::None{}, 28, 28>, but_the_network_takes_shape<784>>> ==
              "dovetail: the input has shape (None, 28, 28), but the network takes shape (784)");
static_assert(says<the_input<is_of_type_T_and_not_a_tensor<int>, but_the_network_takes_shape<784>>> ==
              "dovetail: the input is of type int and not a tensor, but the network takes shape (784)");
static_assert(says<the_input<has_elements_of_type<double>, but_the_network_computes_in<float>,
                             detail::problems::write<detail::problems::cast<float>(...)>>> ==
              "dovetail: the input has elements of type double, but the network computes in float: write "
              "cast<float>(...)");
static_assert(says<the_input<has_shape<detail::None{}, 784>, but_the_network_takes_shape<detail::None{}, 28, 28>,
                             detail::problems::write<detail::problems::reshape<detail::None{}, 28, 28>(...)>>> ==
              "dovetail: the input has shape (None, 784), but the network takes shape (None, 28, 28): write "
              "reshape<dynamic, 28, 28>(...)");

// Axes in another order are permuted, and not only reshaped.
template <class Has, class Takes>
using hint = typename decltype(detail::networks::reshaping<Has>(Takes{}))::type;
static_assert(std::same_as<hint<Shape<dynamic, 3, 8, 9>, Shape<dynamic, 8, 9, 3>>, permute<0, 2, 3, 1>(...)>);
static_assert(std::same_as<hint<Shape<3, 8, 8>, Shape<8, 8, 3>>, permute<1, 2, 0>(...)>);
static_assert(std::same_as<hint<Shape<2, 6>, Shape<3, 4>>, detail::problems::reshape<3, 4>(...)>);
static_assert(std::same_as<hint<Shape<8, 8>, Shape<8, 8, 1>>, detail::problems::reshape<8, 8, 1>(...)>);
