// SPDX-License-Identifier: MIT
// mistake: Layers: Two options of one choice
// text: dovetail: layer 1, With<Window, Same, Valid>, takes one of Valid, Same, but is given Same, Valid
// type: no_problem<named<layer<1, With<Window, Same, Valid>, takes_one_of<Valid, Same>, but_is_given<Same, Valid>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Valid {};
struct Same {};
template <class Option>
struct WindowAt {
  using forward = passes_through;
};
struct Window {
  using options = Options<OneOf<Valid, Same>>;
  template <class, class... Option>
  using at = WindowAt<chosen<options, Option...>>;
};

#ifdef FIXED
using A = Sequential<Dense<4, 3>, With<Window, Same>>;
#else
using A = Sequential<Dense<4, 3>, With<Window, Same, Valid>>;
#endif

Network<A> network;
