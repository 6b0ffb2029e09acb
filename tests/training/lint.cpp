// SPDX-License-Identifier: MIT
#include <dovetail/training/lint.hpp>

#include <concepts>

#include <dovetail/training.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {

template <class Loss, class... L>
using said = decltype(detail::training::lint<Sequential<L...>, Loss>());
template <class Loss, class... L>
constexpr bool silent = std::same_as<said<Loss, L...>, detail::none>;
using Sparse = SparseCategoricalCrossentropy;
using Classes = CategoricalCrossentropy;
using Binary = BinaryCrossentropy;

// The networks of Keras's and PyTorch's tutorials, each with its loss.
static_assert(
    silent<Sparse, Flatten<28, 28>, Dense<784, 128>, ReLU, Dropout<0.2>, Dense<10>, Softmax>);  // beginner quickstart
static_assert(
    silent<Classes, Input<28, 28, 1>, MaxPooling2D<2>, Flatten<>, Dropout<0.5>, Dense<10>, Softmax>);  // simple convnet
static_assert(silent<Binary, Input<100>, Dense<16>, ReLU, Dense<16>, ReLU, Dense<1>, Sigmoid>);        // reviews
static_assert(silent<Binary, Input<32>, Dense<32>, ReLU, Dropout<0.5>, Dense<1>, Sigmoid>);     // structured data
static_assert(silent<Binary, Input<784>, Dense<32>, ReLU, Dense<784>, Sigmoid>);                // autoencoder
static_assert(silent<MeanSquaredError, Input<9>, Dense<64>, ReLU, Dense<64>, ReLU, Dense<1>>);  // fuel efficiency
static_assert(silent<MeanAbsoluteError, Input<9>, Dense<1>>);                                   // one unit
static_assert(
    silent<Sparse, Input<20>, Dense<64>, BatchNormalization, ReLU, Dense<3>, Softmax>);  // a bias that is cancelled
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Dense<8>, Dense<1>>);         // Dense after Dense
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Tanh> && silent<MeanSquaredError, Input<2>, Dense<8>, ReLU>);
static_assert(silent<MeanSquaredError, Input<2>, Dense<8>, Sigmoid> &&
              silent<MeanSquaredError, Input<2>, Dense<8>, Softmax>);
static_assert(silent<Sparse, Input<4>, Dense<8>, Sigmoid, Dense<3>, Softmax>);  // Sigmoid inside

// What cannot be intended, and the same where it is.
static_assert(!silent<Binary, Dense<4, 1>, Softmax> && !silent<MeanSquaredError, Dense<4, 1>, Softmax>);
static_assert(silent<MeanSquaredError, Dense<4, 1>, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, Sigmoid> && !silent<Classes, Dense<4, 3>, Sigmoid> &&
              !silent<Binary, Dense<4, 3>, Softmax>);
static_assert(silent<Sparse, Dense<4, 3>, Intended<Sigmoid>> && silent<Binary, Dense<4, 3>, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, Softmax, Softmax> &&
              !silent<MeanSquaredError, Dense<4, 3>, Sigmoid, Softmax>);
static_assert(silent<Sparse, Dense<4, 3>, Softmax, Intended<Softmax>>);
static_assert(!silent<Sparse, Dense<4, 3>, ReLU> && !silent<Sparse, Dense<4, 3>, Tanh> &&
              !silent<Sparse, Dense<4, 3>, LeakyReLU<0.3>>);
static_assert(silent<Sparse, Dense<4, 3>, Intended<ReLU>>);
static_assert(!silent<Classes, Dense<4, 3>, BatchNormalization> &&
              !silent<Sparse, Input<4, 4, 3>, MaxPooling2D<2>, Flatten<>> &&
              !silent<Binary, Input<4>, Dropout<0.5>, Flatten<>>);
static_assert(silent<Classes, Dense<4, 3>, BatchNormalization, Softmax>);
static_assert(silent<Sparse, Flatten<28, 28>, Dense<784, 128>, Dense<128, 10>> && silent<Binary, Dense<4, 1>> &&
              silent<Binary, Dense<4, 3>, Sequential<Dense<2>, Flatten<>>>);  // logits

// Distributions and probabilities in another shape; an autoencoder of images; and rows that are no distributions.
static_assert(silent<Sparse, Dense<4, 6>, Reshape<2, 3>, Softmax, Reshape<2, 1, 3>> &&
              silent<Binary, Input<28, 28>, Flatten<>, Dense<32>, ReLU, Dense<784>, Sigmoid, Reshape<28, 28>>);
static_assert(!silent<Sparse, Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>> &&
              !silent<Sparse, Dense<4, 6>, Sigmoid, Reshape<2, 3>>);
static_assert(!silent<Sparse, Dense<4, 3>, Softmax, Flatten<>, Softmax> &&
              !silent<Sparse, Dense<4, 3>, Sequential<Dense<3>, Sigmoid>, Softmax>);
static_assert(!silent<MeanSquaredError, Input<4>, Dense<3>, Dropout<0.5>>);
static_assert(silent<MeanSquaredError, Input<4>, Dense<3>, Intended<Dropout<0.5>>>);

// A layer that the library does not know says what it gives.
struct Own {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...>, View<T, B, E...>);
};
struct OwnActivation : Elementwise<OwnActivation> {};
struct Squashed : Elementwise<Squashed> {
  using gives = Gives::probabilities;
};
struct Sparsemax : Own {
  using gives = Gives::distributions;
};
struct Linear : Own {
  using gives = Gives::logits;
};
static_assert(!silent<Sparse, Dense<4, 3>, OwnActivation> && silent<Sparse, Dense<4, 3>, Intended<OwnActivation>>);
static_assert(!silent<Binary, Dense<4, 1>, Own> && silent<Binary, Dense<4, 1>, Intended<Own>>);
static_assert(silent<Binary, Dense<4, 3>, Squashed> && !silent<Sparse, Dense<4, 3>, Squashed>);
static_assert(silent<Sparse, Dense<4, 3>, Sparsemax> && silent<Classes, Dense<4, 3>, Sparsemax> &&
              !silent<Binary, Dense<4, 3>, Sparsemax>);
static_assert(silent<Sparse, Dense<4, 3>, Linear> && silent<Binary, Dense<4, 3>, Linear>);
static_assert(silent<MeanSquaredError, Dense<4, 3>, OwnActivation> && silent<MeanSquaredError, Dense<4, 3>, Own> &&
              silent<MeanSquaredError, Dense<4, 3>, BatchNormalization>);
static_assert(!silent<Sparse, Input<4>, Residual<Dense<4>, Tanh>> &&
              silent<Sparse, Input<4>, Residual<Dense<4>, Tanh, Dense<4>>>);

// A loss of a user's own takes what its activation gives, whatever that says of itself; and logits, if it has a form
// for them.
struct OwnLoss {
  using activation = OwnActivation;
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  static double of_logits(auto, auto, auto, auto) { return 0; }
};
struct TanhLoss {
  using activation = Tanh;
};
static_assert(silent<OwnLoss, Dense<4, 3>, OwnActivation> && silent<OwnLoss, Dense<4, 3>, OwnActivation, Flatten<>> &&
              silent<OwnLoss, Dense<4, 3>> && silent<TanhLoss, Dense<4, 3>, Tanh>);
static_assert(!silent<TanhLoss, Dense<4, 3>, ReLU> && !silent<OwnLoss, Dense<4, 3>, Sigmoid> &&
              !silent<OwnLoss, Dense<4, 3>, Own>);
static_assert(
    std::same_as<said<TanhLoss, Dense<4, 3>>,
                 layer<0, Dense<4, 3>, does_not_give_what_L_gives<Tanh>, and_the_loss_L_takes_nothing_else<TanhLoss>,
                       put_L_behind_it<Tanh, or_write_L_if_it_is_intended<Intended<Dense<4, 3>>>>>>);

// The line to add, and who is to blame, in a container too.
static_assert(
    std::same_as<said<Sparse, Dense<4, 3>, Sequential<Own>, Flatten<>>,
                 inside_layer<1, layer<0, Own, does_not_say_what_it_gives,
                                       but_the_loss_L_takes_logits_or_what_L_gives<Sparse, Softmax>,
                                       write_in_it_using_gives_equals<Gives::logits, or_L<Gives::distributions>>>>>);
static_assert(std::same_as<said<OwnLoss, Dense<4, 3>, Own>,
                           layer<1, Own, does_not_say_what_it_gives,
                                 but_the_loss_L_takes_logits_or_what_L_gives<OwnLoss, OwnActivation>,
                                 write_in_it_using_gives_equals<Gives::logits>>>);

// It is the first mistake that is said.
static_assert(std::same_as<said<Sparse, Dense<4, 1>, Softmax, Softmax>,
                           layer<1, Softmax, gives_1_whatever_arrives_since_it_has_one_output,
                                 detail::problems::write<Sigmoid, or_L_if_it_is_intended<Intended<Softmax>>>>>);

}  // namespace
