// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/judge.hpp>

/// What the tensors of a network are in PyTorch, as its layers say.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <detail::explain::Literal P>
struct names_in_PyTorch_a_field_P_that_it_does_not_have {};
template <detail::explain::Literal P, std::size_t Last>
struct names_axes_of_its_field_P_that_are_not_those_from_0_to_N_each_once {};
}  // namespace detail::problems

namespace detail::storage {

/// A tensor of a network, "1.kernel", its name in PyTorch, and its axes in PyTorch's order.
struct PyTorchName {
  std::string tensor;
  std::string_view name;
  std::vector<std::size_t> axes;
};

// Whether a record has a field of a name, and how many axes it has: `dynamic` where there is no field, and 0 where it
// is nothing, as the bias of a layer with NoBias.
template <class R>
constexpr std::size_t rank_of_field(std::string_view name) {
  std::size_t rank = dynamic;
  if constexpr (hana::Struct<R>::value)
    hana::unpack(hana::accessors<R>(), [&](auto... field) {
      const auto look = [&]<class Field>(Field of) {
        using V = std::remove_cvref_t<decltype(hana::second(of)(std::declval<R&>()))>;
        if (hana::first(of).c_str() != name) return;
        if constexpr (any_tensor<V>)
          rank = V::shape::rank;
        else
          rank = 0;
      };
      (look(field), ...);
    });
  return rank;
}
template <std::size_t... Axis>
constexpr bool is_order(std::size_t rank) {
  constexpr std::size_t axes[] = {Axis..., 0};
  std::size_t seen = 0;  // a bit for each axis
  for (std::size_t i = 0; i < sizeof...(Axis); ++i) seen |= std::size_t{1} << axes[i] % 64;
  return sizeof...(Axis) == 0 || rank == 0 || (sizeof...(Axis) == rank && seen == (std::size_t{1} << rank) - 1);
}

template <class L>
using names_in_pytorch_of = typename layers::member_or<NamesInPyTorch<>, layers::members::names_in_pytorch, L>::type;

// What is wrong with the name of a field, or none.
template <class L, class Named>
struct name_problem;
template <class L, explain::Literal Field, explain::Literal Name, std::size_t... Axis>
struct name_problem<L, InPyTorch<Field, Name, Axis...>> {
  static constexpr std::size_t of_parameters = storage::rank_of_field<parameters_of<L, float>>(Field.text()),
                               of_state = storage::rank_of_field<state_of<L, float>>(Field.text()),
                               rank = of_parameters != dynamic ? of_parameters : of_state;
  using Axes = problems::names_axes_of_its_field_P_that_are_not_those_from_0_to_N_each_once<Field, rank - 1>;
  using type =
      std::conditional_t<rank == dynamic, phrases<problems::names_in_PyTorch_a_field_P_that_it_does_not_have<Field>>,
                         std::conditional_t<is_order<Axis...>(rank), none, phrases<Axes>>>;
};
template <class L, class... Named>
consteval auto names_problem(NamesInPyTorch<Named...>) {
  return typename first_problem<typename name_problem<L, Named>::type...>::type{};
}
template <class... S>
consteval auto pytorch_problem(std::type_identity<hana::tuple<S...>>);
template <class S>
consteval auto pytorch_problem_of() {
  using L = typename S::layer;
  if constexpr (layers::container<L>) {
    return storage::pytorch_problem(std::type_identity<typename L::stages>{});
  } else {
    return storage::names_problem<L>(names_in_pytorch_of<L>{});
  }
}
/// What is wrong with the names that layers have in PyTorch, the first of them, or none.
template <class... S>
consteval auto pytorch_problem(std::type_identity<hana::tuple<S...>>) {
  return networks::first_wrong<
      typename networks::own_problem<S::index, typename S::written, decltype(pytorch_problem_of<S>())>::type...>{};
}

template <explain::Literal Field, explain::Literal Name, std::size_t... Axis>
PyTorchName name_in_pytorch(const std::string& path, InPyTorch<Field, Name, Axis...>) {
  return {sentence({path, Field.text()}), Name.text(), {Axis...}};
}
template <class... S>
void add_pytorch_names(std::vector<PyTorchName>& names, const std::string& path, std::type_identity<hana::tuple<S...>>);
/// The names of the tensors of a stage whose records are at `path`, "2.0.".
template <class S>
void add_pytorch_names_of(std::vector<PyTorchName>& names, const std::string& path) {
  using L = typename S::layer;
  if constexpr (networks::is_sharing<S>) {
    return;  // has no records of its own
  } else if constexpr (layers::container<L>) {
    storage::add_pytorch_names(names, path, std::type_identity<typename L::stages>{});
  } else {
    [&]<class... Name>(NamesInPyTorch<Name...>) {
      (names.push_back(storage::name_in_pytorch(path, Name{})), ...);
    }(names_in_pytorch_of<L>{});
  }
}
template <class... S>
void add_pytorch_names(std::vector<PyTorchName>& names, const std::string& path,
                       std::type_identity<hana::tuple<S...>>) {
  (storage::add_pytorch_names_of<S>(names, sentence({path, S::index, "."})), ...);
}

/// The tensors of a network that have a name in PyTorch.
template <class A>
[[gnu::cold]] std::vector<PyTorchName> names_in_pytorch() {
  std::vector<PyTorchName> names;
  storage::add_pytorch_names(names, "", std::type_identity<typename resolved<A>::stages>{});
  return names;
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
