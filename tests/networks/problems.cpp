// SPDX-License-Identifier: MIT
#include <dovetail/networks/problems.hpp>

#include <string_view>

#include <dovetail/layers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

// The name of each problem reads as its text.
template <class Problem>
constexpr std::string_view says = Problem::text;

static_assert(
    says<layer<2, Dense<128, 10>, takes<128>, but_layer<1, Dense<784, 100>>, gives<100>>> ==
    "dovetail: Sequential layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100)");
static_assert(says<layer<0, Dense<4, 3>, takes<4>, but_the_input_has_shape<28, 28>>> ==
              "dovetail: Sequential layer 0, Dense<4, 3>, takes shape (4), but the input has shape (28, 28)");
// A hint comes last, behind a colon.
static_assert(says<layer<0, Dense<128>, takes_a_vector, but_the_input_has_shape<28, 28>, put_Flatten_before_it>> ==
              "dovetail: Sequential layer 0, Dense<128>, takes a vector, but the input has shape (28, 28): put "
              "Flatten<> before it");
static_assert(says<layer<1, Dense<128, 10>, takes<128>, but_layer<0, ReLU>, gives<100>,
                         detail::problems::write<Dense<100, 10>, or_to_have_it_worked_out<Dense<10>>>>> ==
              "dovetail: Sequential layer 1, Dense<128, 10>, takes shape (128), but layer 0, ReLU, gives shape (100): "
              "write Dense<100, 10>, "
              "or Dense<10> to have it worked out");
static_assert(
    says<layer<0, Dense<128>, does_not_tell_its_input_shape, put_Input_before_it>> ==
    "dovetail: Sequential layer 0, Dense<128>, does not tell its input shape: put Input<...> before it, as in "
    "Sequential<Input<28, 28>, Flatten<>, ...>");
static_assert(says<layer<1, int, is_not_a_layer>> == "dovetail: Sequential layer 1, int, is not a layer");
static_assert(says<layer<1, Dropout<1.5>, needs_a_rate_from_0_to_below_1>> ==
              "dovetail: Sequential layer 1, Dropout<1.5>, needs a rate from 0 to below 1");
static_assert(says<layer<1, LeakyReLU<-0.5>, needs_a_slope_of_at_least_0>> ==
              "dovetail: Sequential layer 1, LeakyReLU<-0.5>, needs a slope of at least 0");
static_assert(says<layer<0, MaxPooling2D<2>, takes_images_but_gets<28, 28>, put_Reshape_before_it<28, 28, 1>>> ==
              "dovetail: Sequential layer 0, MaxPooling2D<2>, takes images of shape (H, W, C), at least as large as "
              "its window, but gets "
              "shape (28, 28): put Reshape<28, 28, 1> before it");
static_assert(says<layer<0, Reshape<4>, holds<4>, but_elements_arrive<1>>> ==
              "dovetail: Sequential layer 0, Reshape<4>, holds 4 elements, but 1 arrives");

// Layers inside layers have the path of indices.
static_assert(says<inside_layer<2, layer<1, Dense<9, 8>, takes<9>, but_layer<0, Dense<4>>, gives<4>>>> ==
              "dovetail: Sequential layer 2.1, Dense<9, 8>, takes shape (9), but layer 2.0, Dense<4>, gives shape (4)");
static_assert(says<inside_layer<2, inside_layer<0, layer<1, int, is_not_a_layer>>>> ==
              "dovetail: Sequential layer 2.0.1, int, is not a layer");
static_assert(says<layer<1, ReLU, adds_its_input_of_shape<4>, to_what_its_layers_give<5>>> ==
              "dovetail: Sequential layer 1, ReLU, adds its input of shape (4), to what its layers give, shape (5)");

static_assert(says<stated_by<Input<5>, but_layer<0, Dense<4, 3>>, gives<3>>> ==
              "dovetail: Input<5> states its shape, but layer 0, Dense<4, 3>, gives shape (3)");
static_assert(says<a_Sequential_has_at_least_one_layer> == "dovetail: a Sequential has at least one layer");
static_assert(says<is_not_an_architecture<int>> ==
              "dovetail: a Network is made from an architecture, as Sequential<Input<28, 28>, Flatten<>, Dense<10>>, "
              "but int is none");
static_assert(says<no_such_layer<9, 5>> == "dovetail: there is no layer 9: the network has 5 layers, 0 to 4");
static_assert(says<no_such_layer<1, 1>> == "dovetail: there is no layer 1: the network has 1 layer, layer 0");

static_assert(says<no_such_layer<3, 0>> == "dovetail: there is no layer 3 inside a layer that is no joint");

static_assert(says<input<has_shape<detail::None{}, 28, 28>, but_the_network_takes<784>>> ==
              "dovetail: the input has shape (None, 28, 28), but the network takes shape (784)");
static_assert(
    says<input<has_elements_of_type<double>, but_the_network_computes_in<float>, write_cast_of_it<float>>> ==
    "dovetail: the input has elements of type double, but the network computes in float: write cast<float>(...)");
static_assert(says<input<has_shape<detail::None{}, 784>, but_the_network_takes<detail::None{}, 28, 28>,
                         reshape_it<detail::None{}, 28, 28>>> ==
              "dovetail: the input has shape (None, 784), but the network takes shape (None, 28, 28): write "
              ".reshape<dynamic, 28, 28>()");
