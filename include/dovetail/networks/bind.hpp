// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <type_traits>

#include <dovetail/layers/input.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
/// A layer in a container, as the container's member `stages` lists it: the layer with number Idx, as the user wrote it
/// (Dense<128>), bound to its input shape (Dense<784, 128>), and its shapes.
template <std::size_t Idx, class Written, class Bound, class In, class Out>
struct InnerLayer {
  static constexpr std::size_t index = Idx;  ///< counted from 0
  using written = Written;                   ///< as the user wrote it
  using layer = Bound;                       ///< bound to its input shape
  using input = In;                          ///< of a sample
  using output = Out;                        ///< of a sample

  static constexpr std::size_t place = Idx;  ///< among the records of the container
  using recorded = Bound;                    ///< the layer whose records lie in place Idx
};
}  // namespace dovetail::inline DOVETAIL_TARGET

/// Binding: the shape goes from each layer to the next. It never fails: where something is wrong, each layer's own
/// output is taken as given, so that the types that users expect are there. What is wrong is said by
/// networks/judge.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {
/// What runs in a container: a layer of it, or what became of several.
template <std::size_t Idx, class Written, class Bound, class In, class Out>
using Stage = InnerLayer<Idx, Written, Bound, In, Out>;

/// A layer that has the records of layer Place, which comes before it, and none of its own. (So has one without records
/// that no layer stands for.)
template <std::size_t Idx, std::size_t Place, class Written, class Bound, class In, class Out>
struct SharingStage : Stage<Idx, Written, Bound, In, Out> {
  static constexpr std::size_t place = Place;
  using recorded = Input<1>;
};
/// Whether a stage has the records of another one.
template <class S>
inline constexpr bool is_sharing = S::place != S::index;

// The name under which a layer shares its parameters, as a list of one problem, which is what it is where it cannot.
template <class Written>
struct shared_name {
  using type = layers::types<>;
};

/// The shape is not known (yet): what the first layer of a Sequential gets to see.
struct unknown {};

/// Whether a layer is bound, and runs the stages that it shows, as a Sequential does.
template <class L>
concept runs_stages = requires { requires std::same_as<typename L::running, typename L::stages>; };

template <class L>
inline constexpr bool is_input = false;
template <std::size_t... E>
inline constexpr bool is_input<Input<E...>> = true;

// Finds out whether L has a function of a name: if so, the name is ambiguous here.
struct Forward {
  static void forward();
};
template <class L>
struct BesideForward : L, Forward {};
template <class L>
concept names_forward = std::is_class_v<L> && !std::is_final_v<L> && !requires { &BesideForward<L>::forward; };
template <class L>
concept names_input = requires { typename L::input; };
template <class L>
concept names_output = requires { typename L::output; };

template <class L, class In>
concept is_layer = names_output<L> || names_input<L> || requires { typename L::template at<In>; } ||
                   requires { typename L::forward; } || names_forward<L>;

// Whether a shape can be that of a sample: it has extents, and their sizes are known.
template <class S>
inline constexpr bool of_a_sample = false;
template <std::size_t... E>
  requires(sizeof...(E) > 0)
inline constexpr bool of_a_sample<Shape<E...>> = ((E != 0 && E != dynamic) && ...);

// Whether an extent is dynamic: no layer has parameters of such a size.
template <class S>
inline constexpr bool is_open = false;
template <std::size_t... E>
inline constexpr bool is_open<Shape<E...>> = ((E == dynamic) || ...);

/// Whether How joins values, as Join asks it to.
template <class How>
concept joins_values = requires { How::template joins<Shape<1>, Shape<1>>; };
/// Whether it does nothing else: a formula may be a layer of one value, too.
template <class How>
concept only_joins = joins_values<How> && !requires { requires How::takes_one_or_more; };
/// Whether a layer takes or gives several values: a Graph, which then is no layer.
template <class L>
concept has_several_ends = requires { requires L::has_several_ends; };

/// What a user wrote at one place of a chain: layer Idx, after layer Before (void: after the input), which gives
/// Arrives; and whether some layer before made that of another shape.
template <std::size_t Idx, class L, class Before, class Arrives, bool Reshaped = false>
struct Placed {
  static constexpr std::size_t index = Idx, next_index = Idx + 1, before_index = Idx - 1;
  using written = L;
  using before = Before;
  using before_next = L;
  using arrives = Arrives;

  using Known = std::conditional_t<std::same_as<Arrives, unknown>, Shape<1>, Arrives>;
  using Bound = typename layers::layer_traits<L>::template bound<Known>;
  static constexpr bool fits =
      is_layer<L, Known> && names_input<Bound> == names_output<Bound> && !has_several_ends<Bound> && !only_joins<L>;
  using input = std::conditional_t<fits, typename layers::layer_traits<Bound>::template input<Known>, Known>;
  using output = std::conditional_t<fits, typename layers::layer_traits<Bound>::template output<Known>, Known>;
  static constexpr bool reshaped = Reshaped, reshaped_next = Reshaped || !std::same_as<input, output>;
  // Input<1>, which computes nothing and has no parameters, where the layer cannot be made.
  using layer = std::conditional_t<fits && !is_open<input> && !is_open<output>, Bound, Input<1>>;
  using stage = Stage<Idx, L, layer, input, output>;
};
/// An Input has no number; the layer after it is told what the Input states.
template <std::size_t Idx, std::size_t... E, class Before, class Arrives, bool Reshaped>
struct Placed<Idx, Input<E...>, Before, Arrives, Reshaped> {
  static constexpr std::size_t index = Idx, next_index = Idx, before_index = Idx - 1;
  using written = Input<E...>;
  using before = Before;
  using before_next = Before;
  using arrives = Arrives;
  using input = Shape<E...>;
  using output = std::conditional_t<of_a_sample<input>, input, Shape<1>>;
  static constexpr bool reshaped = Reshaped, reshaped_next = Reshaped;
};

// Place P of a chain. Each is found from the one before, which is known when they are asked for in order: so that the
// compiler nests nothing, however many there are.
template <class In, class Written, std::size_t P>
struct placed {
  using Before = typename placed<In, Written, P - 1>::type;
  using type = Placed<Before::next_index, layers::element<P, Written>, typename Before::before_next,
                      typename Before::output, Before::reshaped_next>;
};
template <class In, class Written>
struct placed<In, Written, 0> {
  using type = Placed<0, layers::element<0, Written>, void, In>;
};

template <class In, class Written, class Indices>
struct bind_all;
template <class In, class... L, std::size_t... P>
struct bind_all<In, layers::types<L...>, std::index_sequence<P...>> {
  using places = hana::tuple<typename placed<In, layers::types<L...>, P>::type...>;

  static constexpr std::size_t stage_count = layers::total({(is_input<L> ? 0 : 1)...});
  // The places of the layers, without those of Inputs.
  static constexpr auto layer_places = [] {
    std::array<std::size_t, stage_count> found{};
    std::size_t place = 0, count = 0;
    for (const bool input : std::initializer_list<bool>{is_input<L>...}) {
      if (!input) found[count++] = place;
      ++place;
    }
    return found;
  }();
  template <std::size_t... Idx>
  static hana::tuple<typename layers::element<layer_places[Idx], places>::stage...> stages_at(
      std::index_sequence<Idx...>);
  using stages = decltype(stages_at(std::make_index_sequence<stage_count>{}));
  using output = typename layers::element<sizeof...(L) - 1, places>::output;
};
template <class In>
struct bind_all<In, layers::types<>, std::index_sequence<>> {
  using places = hana::tuple<>;
  using stages = hana::tuple<>;
  using output = In;
};

/// The layers L... bound one after the other, from input shape In on: their `places`, with the Inputs; the `stages`
/// without them; and the `output`, which is `unknown` where nothing is known.
template <class In, class... L>
using bind = networks::bind_all<In, layers::types<L...>, std::index_sequence_for<L...>>;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
