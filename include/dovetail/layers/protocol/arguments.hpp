// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/layers/protocol/layer_traits.hpp>
#include <dovetail/layers/protocol/lengths.hpp>

/// Which arguments a layer's functions take, and in which order: from the records that it names. Each function here
/// gives f those of the arguments that a function of L takes. This is the only place where that is written down: f may
/// call L with them, ask whether L can be called with them, or name them.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

/// Whether forward takes a pass.
template <class L>
inline constexpr bool takes_pass = has_state<L> || has_scratch<L> || reads_lengths<L>;

/// forward([p], x, y, [pass])
template <class L>
constexpr decltype(auto) with_forward_arguments(auto f, auto&& p, auto&& x, auto&& y, auto&& pass) {
  if constexpr (has_parameters<L> && takes_pass<L>) {
    return f(p, x, y, pass);
  } else if constexpr (has_parameters<L>) {
    return f(p, x, y);
  } else if constexpr (takes_pass<L>) {
    return f(x, y, pass);
  } else {
    return f(x, y);
  }
}

/// train([p], x, y, pass)
template <class L>
constexpr decltype(auto) with_train_arguments(auto f, auto&& p, auto&& x, auto&& y, auto&& pass) {
  if constexpr (has_parameters<L>) {
    return f(p, x, y, pass);
  } else {
    return f(x, y, pass);
  }
}

/// Whether backward takes a pass.
template <class L>
inline constexpr bool backward_takes_pass = has_cache<L> || has_scratch<L> || reads_lengths<L>;

/// backward([p], x, y, dy, dx, [gradient], [pass])
template <class L>
constexpr decltype(auto) with_backward_arguments(auto f, auto&& p, auto&& x, auto&& y, auto&& dy, auto&& dx,
                                                 auto&& gradient, auto&& pass) {
  if constexpr (has_parameters<L> && backward_takes_pass<L>) {
    return f(p, x, y, dy, dx, gradient, pass);
  } else if constexpr (has_parameters<L>) {
    return f(p, x, y, dy, dx, gradient);
  } else if constexpr (backward_takes_pass<L>) {
    return f(x, y, dy, dx, pass);
  } else {
    return f(x, y, dy, dx);
  }
}
/// backward(p, x, y, dy, gradient, [pass]), which a layer with parameters may have beside the other.
template <class L>
constexpr decltype(auto) with_short_backward_arguments(auto f, auto&& p, auto&& x, auto&& y, auto&& dy, auto&& gradient,
                                                       auto&& pass) {
  if constexpr (backward_takes_pass<L>) {
    return f(p, x, y, dy, gradient, pass);
  } else {
    return f(p, x, y, dy, gradient);
  }
}

// Each function of a layer, called with some arguments.
template <class L>
struct call_forward {
  constexpr void operator()(auto&&... argument) const { L::forward(argument...); }
};
template <class L>
struct call_train {
  constexpr void operator()(auto&&... argument) const { L::train(argument...); }
};
template <class L>
struct call_backward {
  constexpr void operator()(auto&&... argument) const { L::backward(argument...); }
};
// Whether it can be called with some arguments; nothing calls it. In one expression it crashes GCC 12.
template <class L>
struct takes_forward {
  constexpr auto operator()(auto&&... argument) const {
    constexpr bool callable = requires { L::forward(argument...); };
    return std::bool_constant<callable>{};
  }
};
template <class L>
struct takes_train {
  constexpr auto operator()(auto&&... argument) const {
    constexpr bool callable = requires { L::train(argument...); };
    return std::bool_constant<callable>{};
  }
};
template <class L>
struct takes_backward {
  constexpr auto operator()(auto&&... argument) const {
    constexpr bool callable = requires { L::backward(argument...); };
    return std::bool_constant<callable>{};
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
