// SPDX-License-Identifier: MIT
// mistake: Layers: A container of your own that does not say how its layers take an option
// text: dovetail: layer 1, With<Twice, NotTrainable>, does not take the option NotTrainable
// type: no_problem<named<layer<1, With<Twice, NotTrainable>, does_not_take_the_option<NotTrainable>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/not_trainable.hpp>

using namespace dovetail;

template <class L>
using TwiceOf = Sequential<L, L>;
struct Twice {
  template <class S>
  using at = typename TwiceOf<Dense<3>>::template at<S>;
#ifdef FIXED
  template <class Option>
  using with_each = TwiceOf<EachWith<Dense<3>, Option>>;
#endif
};
using A = Sequential<Dense<4, 3>, With<Twice, NotTrainable>>;

Network<A> network;
