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
// The names under which layers share their parameters, in all containers: each one once, if all is right.
template <class Stages>
struct shared_names;
template <class S>
struct shared_names_of {
  using type = layers::types<>;
};
template <class S>
  requires(layers::container<typename S::layer> && !networks::is_sharing<S>)
struct shared_names_of<S> {
  using type = layers::concatenated<typename shared_name<typename S::written>::type,
                                    typename shared_names<typename S::layer::stages>::type>;
};
template <class... S>
struct shared_names<hana::tuple<S...>> {
  using type = layers::concatenated<layers::types<>, typename shared_names_of<S>::type...>;
};
template <class Names>
struct shared_twice {
  using type = none;
};
template <class First, class... More>
struct shared_twice<layers::types<First, More...>> {
  using type = typename std::conditional_t<(std::same_as<First, More> || ...), First,
                                           shared_twice<layers::types<More...>>>::type;
};
/// Layers that are to share their parameters, but cannot, since they are not lines of one Graph.
template <class F>
using sharing_problem = typename shared_twice<typename shared_names<typename F::stages>::type>::type;

template <class F>
struct lazy_sharing_problem {
  using problem = sharing_problem<F>;
};

template <class F>
struct architecture_of {
  using type = F;
  using problem = typename std::conditional_t<is_none<typename F::problem>, lazy_sharing_problem<F>, F>::problem;
};
template <class A>
  requires runs_stages<A>
struct architecture<A> : architecture_of<A> {};
template <class A>
  requires requires { typename A::alone; }
struct architecture<A> : architecture_of<typename A::alone> {};

/// Whether A is a Sequential or a Graph, as a user writes it.
template <class A>
concept is_architecture = runs_stages<A> || requires { typename A::alone; };
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
