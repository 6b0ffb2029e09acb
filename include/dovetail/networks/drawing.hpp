// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/explain/sentence.hpp>
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/chain_message.hpp>
#include <dovetail/networks/graph.hpp>
#include <dovetail/networks/layer_summary.hpp>

/// What there is to draw of a network: to_dot and to_svg write it.
namespace dovetail::inline DOVETAIL_TARGET {
template <class A, class T>
class Network;

namespace detail::networks {
/// What a node is of the container around it.
enum class NodeKind { input, layer, join, output };

/// A layer, or an input or output of the container around it, with what it takes.
struct DrawnNode {
  NodeKind kind;
  std::string name;                ///< "Dense<128>", "Concatenate", "meta"
  std::string path;                ///< "2.0"; of what has no number: the container's, and what it is there: "2.Add"
  bool is_numbered;                ///< whether the path is that of a layer
  bool is_trained;                 ///< whether it has parameters
  std::string shape;               ///< of what it gives: "(28, 28)"
  std::string note;                ///< what else there is to say
  std::vector<std::size_t> takes;  ///< places of others in the same container, which come before it
  std::vector<DrawnNode> inside;   ///< of a container
};

// What the types say, as in layer_summary.hpp.
struct ContainerFacts;
struct StageFacts {
  std::string_view layer;
  std::span<const std::size_t> output;
  bool is_join, is_trained;
  std::size_t place;             // the layer whose parameters it has
  const ContainerFacts* inside;  // or null
};
struct EndFacts {
  std::string_view name;
  std::span<const std::size_t> shape;
};
struct ContainerFacts {
  std::span<const StageFacts* const> stages;
  std::size_t layer_count;  // of the stages, those with numbers
  std::span<const std::size_t> first, taken, outputs;
  std::span<const EndFacts> inputs;
  std::span<const std::string_view> output_names;
};

// The name of what joins values, or of a layer as it was written.
template <class Written>
struct drawn_name {
  static constexpr std::string_view text = raw_name_of<Written>();
};
template <class How, explain::Literal... Name>
struct drawn_name<Join<How, Name...>> : drawn_name<How> {};

// The stages of a container in the order of their numbers, and what they take: those that it runs, or the layers that
// it shows where they run one after the other. What else a container does is not known.
template <class L>
struct drawn_stages {
  using type = void;
};
template <class L>
  requires(
      layers::container<L> && requires { typename L::inference; } && !requires { typename L::running; })
struct drawn_stages<L> {
  using type = typename L::stages;
  using wiring = InOrder;
};
template <class L>
  requires requires { typename L::running; }
struct drawn_stages<L> {
  using type = typename L::running;
  using wiring = typename L::wiring;
};

template <class Wiring, std::size_t N>
inline constexpr auto& drawn_wires = Wiring::wires;
template <std::size_t N>
inline constexpr auto chain_of = networks::chain_wires<N>();
template <std::size_t N>
inline constexpr auto& drawn_wires<InOrder, N> = chain_of<N>;

// The inputs and outputs of a container, with the names that a Graph gives them.
template <class F, class Bound>
struct Ends {
  static constexpr std::array<EndFacts, 1> inputs{{{"input", F::input::dims}}};
  static constexpr std::array<std::string_view, 1> outputs{"output"};
};
template <class F, class In, class... L>
struct Ends<F, BoundLines<In, L...>> {
  using All = Lines<L...>;
  using Bound = BoundLines<In, L...>;
  static constexpr std::string_view name_at(std::size_t line) { return All::names[All::facts[line].first_name]; }
  template <std::size_t... V>
  static constexpr std::array<EndFacts, sizeof...(V)> inputs_at(std::index_sequence<V...>) {
    return {{{Bound::read.input[V] == nowhere ? "input" : name_at(Bound::read.input[V]),
              Bound::template shape<V>::dims}...}};
  }
  static constexpr auto inputs = inputs_at(std::make_index_sequence<Bound::inputs>());
  static constexpr auto outputs = [] {
    std::array<std::string_view, All::outputs> names{"output"};
    std::size_t output = 0;
    for (std::size_t line = 0; line < sizeof...(L); ++line)
      if (All::facts[line].kind == LineKind::output) names[output++] = name_at(line);
    return names;
  }();
};
template <class F>
struct bound_of {
  using type = void;
};
template <class F>
  requires requires { typename F::Bound; }
struct bound_of<F> {
  using type = typename F::Bound;
};

template <class F, class Stages = typename drawn_stages<F>::type>
struct container_facts;
template <class S>
constexpr const ContainerFacts* drawn_inside() {
  if constexpr (std::is_void_v<typename drawn_stages<typename S::recorded>::type>)
    return nullptr;
  else
    return &container_facts<typename S::recorded>::value;
}
template <class S>
inline constexpr StageFacts stage_facts = {drawn_name<typename S::written>::text, S::output::dims,
                                           !requires {S::input::rank;
}  // namespace detail::networks
, element_count<parameters_of<typename S::layer, float>> > 0, S::place, drawn_inside<S>()
};  // namespace dovetail::inline DOVETAIL_TARGET
template <class F, class... S>
struct container_facts<F, hana::tuple<S...>> {
  using own_ends = Ends<F, typename bound_of<F>::type>;
  static constexpr std::array<const StageFacts*, sizeof...(S)> stages{&stage_facts<S>...};
  static constexpr auto& wires = drawn_wires<typename drawn_stages<F>::wiring, sizeof...(S)>;
  static constexpr ContainerFacts value{stages,           layers::tuple_length<typename F::stages>,
                                        wires.first,      wires.taken,
                                        wires.outputs,    own_ends::inputs,
                                        own_ends::outputs};
};

/// A shape as a text: "(28, 28)".
[[gnu::cold]] inline std::string extents_text(std::span<const std::size_t> extents) {
  std::string text;
  for (const std::size_t extent : extents) Part({text.empty() ? "(" : ", ", extent}).append_to(text);
  return text + ")";
}

/// What there is to draw in a container with this path, "2." or "": its inputs, its layers and its outputs, in order.
[[gnu::cold]] inline std::vector<DrawnNode> drawn(const ContainerFacts& facts, const std::string& path = {}) {
  std::vector<DrawnNode> nodes;
  for (const EndFacts& input : facts.inputs)
    nodes.push_back({NodeKind::input,
                     std::string(input.name),
                     sentence({path, "input ", nodes.size()}),
                     false,
                     false,
                     networks::extents_text(input.shape),
                     {},
                     {},
                     {}});
  for (std::size_t i = 0; i < facts.stages.size(); ++i) {
    const StageFacts& stage = *facts.stages[i];
    const bool is_numbered = i < facts.layer_count;
    DrawnNode node{stage.is_join ? NodeKind::join : NodeKind::layer,
                   std::string(std::string_view(plain_name(stage.layer))),
                   {},
                   is_numbered,
                   stage.is_trained,
                   networks::extents_text(stage.output),
                   {},
                   {},
                   {}};
    const bool shares = is_numbered && stage.place != i;
    if (shares || stage.inside != nullptr) node.name = networks::group_name(node.name);
    node.path = is_numbered ? sentence({path, i}) : path + node.name;
    if (shares) node.note = sentence({"parameters of ", path, stage.place});
    for (std::size_t t = facts.first[i]; t < facts.first[i + 1]; ++t) node.takes.push_back(facts.taken[t]);
    if (stage.inside != nullptr) node.inside = networks::drawn(*stage.inside, node.path + ".");
    nodes.push_back(std::move(node));
  }
  for (std::size_t o = 0; o < facts.outputs.size(); ++o)
    nodes.push_back({NodeKind::output,
                     std::string(facts.output_names[o]),
                     sentence({path, "output ", o}),
                     false,
                     false,
                     {},
                     {},
                     {facts.outputs[o]},
                     {}});
  return nodes;
}

/// What there is to draw of an architecture. What is none, or does not fit together, is refused in a sentence.
template <class A>
std::vector<DrawnNode> drawn_of() {
  using Wrong = architecture_problem<A>;
  using problem = explained<Wrong>;
  static_assert(no_problem<problem::text>, DOVETAIL_CHAIN_MESSAGE(Wrong, typename resolved<A>::stages));
  if constexpr (no_problem<problem::text>)
    return networks::drawn(container_facts<resolved<A>>::value);
  else
    return {};
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
