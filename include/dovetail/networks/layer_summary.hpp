// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/multiply_adds.hpp>
#include <dovetail/tensor/listed.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A layer in a summary, and the layers in it.
struct LayerSummary {
  std::size_t index;         ///< from 0 on
  std::string layer;         ///< as it was written: "Dense<128>"
  std::string output_shape;  ///< of a batch: "(None, 128)"
  std::size_t parameters;    ///< trained
  std::size_t state;         ///< kept, not trained
  /// Products that are added up for a sample in inference, as its multiply_adds says, and 0 for functions of single
  /// elements. Where a layer does not say, or one in it, those of the layers in it that do.
  std::size_t multiply_adds;
  bool multiply_adds_known;  ///< whether they are all
  /// What it is computed together with: in inference a layer before it, by its path, "1" or "2.0"; in training
  /// "the loss", where a model ends in the activation of its loss; both, "5, the loss"; or nothing.
  std::string fused_with;
  std::vector<LayerSummary> layers = {};  ///< of a container, with numbers of their own
};

/// What a network consists of, as data.
struct Summary {
  std::vector<LayerSummary> layers;  ///< one per layer, without Input
  /// Trained numbers.
  std::size_t parameters = 0, state = 0;  ///< numbers that are kept, and not trained
  std::size_t bytes = 0;                  ///< of parameters and state
  std::size_t multiply_adds = 0;          ///< products that are added up for a sample, of all layers that say how many
  bool multiply_adds_known = false;       ///< whether all layers say so
  /// Of the activations of a sample in inference, without the output.
  std::size_t inference_bytes = 0;
  /// "logits", "probabilities" or "distributions", where the last layer says so: see Gives.
  std::string gives = {};
};

namespace detail::networks {

// The stage that a stage is computed in, if it computes and is none of those that run: the one before it of those.
// nowhere for others.
template <class Running, class Stage>
inline constexpr std::size_t fused_into = nowhere;
template <class... S, class Stage>
inline constexpr std::size_t fused_into<hana::tuple<S...>, Stage> = [] {
  std::size_t before = nowhere;
  if (!layers::computes<typename Stage::layer>) return before;
  for (const std::size_t running : std::initializer_list<std::size_t>{S::index...}) {
    if (running == Stage::index) return nowhere;
    if (running < Stage::index) before = running;
  }
  return before;
}();

/// A number as a table says it.
struct ShortText {
  char text[32] = {};
};
/// 101770 as "101,770"
[[gnu::cold]] inline ShortText with_commas(std::size_t number) {
  ShortText digits, written;
  const int size = std::snprintf(digits.text, sizeof digits.text, "%zu", number);
  char* to = written.text;
  for (int i = 0; i < size; ++i) {
    if (i > 0 && (size - i) % 3 == 0) *to++ = ',';
    *to++ = digits.text[i];
  }
  return written;
}
/// 407080 as "397.54 KB", as Keras counts: 1 KB is 1024 bytes; 576 as "576 B"
[[gnu::cold]] inline ShortText in_bytes(std::size_t bytes) {
  const char* unit = "B";
  double value = static_cast<double>(bytes);
  for (const char* next : {"KB", "MB", "GB"})
    if (value >= 1024) value /= 1024, unit = next;
  ShortText written;
  std::snprintf(written.text, sizeof written.text, bytes < 1024 ? "%.0f %s" : "%.2f %s", value, unit);
  return written;
}

/// What a container is called: "Sequential" of "Sequential<...>" and of "With<Sequential<...>, NotTrainable>", but
/// Shared<"name">.
[[gnu::cold]] inline std::string group_name(std::string_view full) {
  if (full.starts_with("With<")) full.remove_prefix(5);
  const bool is_shared = full.starts_with("Shared<");
  return sentence({full.substr(0, full.find(is_shared ? ',' : '<')), is_shared ? ">" : ""});
}

template <class G>
inline constexpr const char* gives_word = "";
template <>
inline constexpr const char* gives_word<Gives::logits> = "logits";
template <>
inline constexpr const char* gives_word<Gives::probabilities> = "probabilities";
template <>
inline constexpr const char* gives_word<Gives::distributions> = "distributions";

// What the types say of a layer. Names and shapes become texts at run time: it costs less compiling.
struct LayerFacts {
  RawName layer;
  tensor::Listed<std::size_t> output;
  std::size_t parameters, state, multiply_adds, fused_into;
  std::size_t repeats;  // how often those inside run
  tensor::Listed<const LayerFacts*> inside;
};

// The stage of the container L that another one is computed in. Where L does not say what runs of them, nothing is
// known to be.
template <class L, class S>
inline constexpr std::size_t fused_in = nowhere;
template <class L, class S>
  requires requires { typename L::inference; }
inline constexpr std::size_t fused_in<L, S> = fused_into<typename L::inference::stages, S>;

template <class T, class L, class Stages = typename L::stages>
struct facts_inside;
template <class T, class S>
constexpr tensor::Listed<const LayerFacts*> facts_in() {
  using L = typename S::recorded;  // what it shares is shown once
  if constexpr (layers::container<L>) return facts_inside<T, L>::list;
  return {};
}
template <class T, class L, class S>
inline constexpr LayerFacts layer_facts = {raw_name_of<typename S::written>(),
                                           S::output::dims,
                                           element_count<parameters_of<typename S::recorded, T>>,
                                           element_count<state_of<typename S::recorded, T>>,
                                           networks::multiply_adds_of<typename S::layer>(),
                                           fused_in<L, S>,
                                           networks::repeats_of<typename S::layer>(),
                                           networks::facts_in<T, S>()};
template <class T, class L, class... S>
struct facts_inside<T, L, hana::tuple<S...>> {
  static constexpr std::array<const LayerFacts*, sizeof...(S)> list{&layer_facts<T, L, S>...};
};

// The layers of a container with this path, "2." or "", which runs them so often for a sample.
[[gnu::cold]] inline std::vector<LayerSummary> summarize(tensor::Listed<const LayerFacts*> facts, const Part& container,
                                                         std::size_t repeats) {
  const auto repeated = [repeats](std::size_t once) {
    return repeats == not_stated || once == not_stated ? not_stated : repeats * once;
  };
  std::vector<LayerSummary> layers(facts.count);
  for (std::size_t i = 0; i < facts.count; ++i) {
    const LayerFacts& fact = *facts.first[i];
    LayerSummary& layer = layers[i];
    layer.index = i;
    Part(plain_name(fact.layer)).append_to(layer.layer);
    Part("(None").append_to(layer.output_shape);
    for (const std::size_t extent : fact.output) Part({", ", extent}).append_to(layer.output_shape);
    Part(")").append_to(layer.output_shape);
    layer.parameters = fact.parameters;
    layer.state = fact.state;
    if (fact.fused_into != nowhere) Part({container, fact.fused_into}).append_to(layer.fused_with);
    layer.layers = networks::summarize(fact.inside, {container, i, "."}, repeated(fact.repeats));
    layer.multiply_adds = repeated(fact.multiply_adds);
    layer.multiply_adds_known = layer.multiply_adds != not_stated;
    if (layer.multiply_adds_known) continue;
    layer.multiply_adds = 0;
    for (const LayerSummary& inside : layer.layers) layer.multiply_adds += inside.multiply_adds;
  }
  return layers;
}
[[gnu::cold]] inline Summary summarize(tensor::Listed<const LayerFacts*> facts, std::size_t element_bytes,
                                       std::size_t inference_bytes, const char* gives) {
  Summary summary{networks::summarize(facts, "", 1)};
  summary.multiply_adds_known = true;
  for (const LayerSummary& layer : summary.layers) {
    summary.parameters += layer.parameters;
    summary.state += layer.state;
    summary.multiply_adds += layer.multiply_adds;
    summary.multiply_adds_known = summary.multiply_adds_known && layer.multiply_adds_known;
  }
  summary.bytes = (summary.parameters + summary.state) * element_bytes;
  summary.inference_bytes = inference_bytes;
  Part(gives).append_to(summary.gives);
  return summary;
}
}  // namespace detail::networks

/// The layers of an architecture, with output shapes and counts.
template <class A, class T = float>
[[gnu::cold]] Summary summary_of() {
  using F = resolved<A>;
  return detail::networks::summarize(detail::networks::facts_inside<T, F>::list, sizeof(T),
                                     F::template inference_bytes<T>, detail::networks::gives_word<typename F::gives>);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
