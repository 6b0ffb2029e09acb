// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after a Residual that ends in an activation
// text: dovetail: layer 0, Residual<Dense<4>, Tanh>, gives neither logits nor what Sigmoid gives, and the loss BinaryCrossentropy takes nothing else: put Sigmoid behind it, or write Intended<Residual<Dense<4>, Tanh>> if it is intended
// type: no_problem<named<layer<0, Residual<Dense<4>, Tanh>, gives_neither_logits_nor_what_L_gives<Sigmoid>, and_the_loss_L_takes_nothing_else<BinaryCrossentropy>, put_L_behind_it<Sigmoid, or_write_L_if_it_is_intended<Intended<Residual<Dense<4>, Tanh>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Residual<Dense<4>, Tanh, Dense<4>>>;
#else
using A = Sequential<Input<4>, Residual<Dense<4>, Tanh>>;
#endif

int main() {
  auto model = compile<A>(Adam{}, BinaryCrossentropy{});
  model.summary();
}
