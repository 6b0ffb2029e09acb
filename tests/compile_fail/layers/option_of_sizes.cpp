// SPDX-License-Identifier: MIT
// mistake: Layers: An option with a size too many
// text: dovetail: layer 1, With<Window, Strides<1, 2, 1>>, does not take the option Strides<1, 2, 1>, but takes Strides<1, 1>
// type: no_problem<named<layer<1, With<Window, Strides<1, 2, 1>>, does_not_take_the_option<Strides<1, 2, 1>>, but_takes<Strides<1, 1>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

template <std::size_t... N>
struct Strides {};
template <class Option>
struct WindowAt {
  using forward = passes_through;
};
struct Window {
  using options = Options<Strides<1, 1>>;
  template <class, class... Option>
  using at = WindowAt<chosen<options, Option...>>;
};

#ifdef FIXED
using A = Sequential<Dense<4, 3>, With<Window, Strides<1, 2>>>;
#else
using A = Sequential<Dense<4, 3>, With<Window, Strides<1, 2, 1>>>;
#endif

Network<A> network;
