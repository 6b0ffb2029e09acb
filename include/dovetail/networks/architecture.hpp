// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
template <class A>
struct architecture {  // not one
  using type = BoundSequential<unknown, Input<1>>;
  using problem = problems::is_not_an_architecture<A>;
};
template <class A>
  requires runs_in_order<A>
struct architecture<A> {
  using type = A;
  using problem = typename A::problem;
};
template <class A>
  requires requires { typename A::alone; }
struct architecture<A> {
  using type = typename A::alone;
  using problem = typename type::problem;
};

/// Whether A is a Sequential, as a user writes it.
template <class A>
concept is_architecture = runs_in_order<A> || requires { typename A::alone; };
}  // namespace detail::networks

/// What computes, for the architecture that a user wrote.
template <class A>
using resolved = typename detail::networks::architecture<A>::type;
namespace detail::networks {
/// What is wrong with it, or none.
template <class A>
using architecture_problem = typename networks::architecture<A>::problem;
}  // namespace detail::networks

}  // namespace dovetail::inline DOVETAIL_TARGET
