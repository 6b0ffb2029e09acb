// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/lines.hpp>
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct and_only_there_have_the_same_parameters {};
template <detail::explain::Literal P, class And>
struct layers_shared_as_P_are_not_all_lines_of_one_Graph {
  using type = layers_shared_as_P_are_not_all_lines_of_one_Graph;
};
}  // namespace detail::problems

namespace detail::networks {
template <explain::Literal Name, class... L>
struct shared_name<Shared<Name, L...>> {
  using type = layers::types<problems::layers_shared_as_P_are_not_all_lines_of_one_Graph<
      Name, problems::and_only_there_have_the_same_parameters>>;
};
template <explain::Literal Name, class S, class... L>
struct SharedAt : BoundSequential<S, L...> {
  template <class>
  using at = SharedAt;
};
}  // namespace detail::networks

/// The layers L... one after the other, as one layer of a Graph: where it is used again under this name it has the same
/// parameters. They are trained together, and saved once, as those of the first of them.
template <detail::explain::Literal Name, class... L>
struct Shared {
  template <class S>
  using at = detail::networks::SharedAt<Name, S, L...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
