// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after your own layer
// text: dovetail: layer 1, Square, does not say what it gives, but the loss SparseCategoricalCrossentropy takes logits or what Softmax gives: write in it using gives = Gives::logits, or Gives::distributions
// type: no_problem<named<layer<1, Square, does_not_say_what_it_gives, but_the_loss_L_takes_logits_or_what_L_gives<SparseCategoricalCrossentropy, Softmax>, write_in_it_using_gives_equals<logits, or_L<distributions>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

/// y = x²
struct Square {
#ifdef FIXED
  using gives = Gives::logits;
#endif
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    for (std::size_t i = 0; i < x.size(); ++i) y.data()[i] = x.data()[i] * x.data()[i];
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> x, View<const T, B, E...>, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    for (std::size_t i = 0; i < x.size(); ++i) dx.data()[i] = 2 * x.data()[i] * dy.data()[i];
  }
};

using A = Sequential<Dense<4, 3>, Square>;

int main() {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
  model.summary();
}
