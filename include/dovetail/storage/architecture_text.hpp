// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/layers/initializers.hpp>
#include <dovetail/layers/intended.hpp>
#include <dovetail/layers/with.hpp>
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/lines.hpp>
#include <dovetail/networks/parallel.hpp>

/// An architecture as a text that is the same for all ways to write it: inferred sizes are written out, Input is first
/// and nowhere else, and initializers and whatever else is of training are left out, since they say nothing about what
/// the weights mean.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::storage {
/// A layer in words, and the layers inside it.
struct LayerText {
  std::string text;               ///< "Dense<784, 128>", "Residual<Dense<8, 8>, ReLU>"
  std::vector<LayerText> layers;  ///< of a container
  double epsilon = 0;             ///< of a normalization, else 0
};

/// The name of a type without unnamed namespaces: each compiler names those differently, and reads the others' files.
[[gnu::cold]] inline std::string plain_text(std::string_view raw) {
  std::string text(std::string_view(plain_name(raw)));
  for (const std::string_view unnamed : {"{anonymous}::", "(anonymous namespace)::"})  // GCC, Clang
    for (std::size_t at; (at = text.find(unnamed)) != text.npos;) text.erase(at, unnamed.size());
  return text;
}
/// "Residual" of "Residual<Dense<8>, ReLU>"
[[gnu::cold]] inline std::string base_name(std::string_view raw) { return plain_text(raw.substr(0, raw.find('<'))); }
/// "Sequential<Dense<784, 128>, ReLU>"
[[gnu::cold]] inline std::string joined_text(const std::string& name, const std::vector<std::string>& parts) {
  std::string text = name + "<";
  for (const std::string& part : parts) Part({text.ends_with('<') ? "" : ", ", part}).append_to(text);
  return text + ">";
}
// Whether a compiler leaves out arguments that are defaults depends on the compiler, and with GCC on how the program
// has written the type before. Of a template of numbers they are left out here.
template <class X>
struct TypeText {
  static std::string make() { return plain_text(raw_name_of<X>()); }
};
template <template <std::size_t...> class L, std::size_t... N>
struct TypeText<L<N...>> {
  static constexpr std::array<std::size_t, sizeof...(N)> all{N...};
  template <std::size_t... Idx>
  static consteval bool are_enough(std::index_sequence<Idx...>) {
    return requires { requires std::same_as<L<all[Idx]...>, L<N...>>; };
  }
  template <std::size_t... Fewer>
  static consteval std::size_t written(std::index_sequence<Fewer...>) {
    std::size_t count = sizeof...(N);
    ((count = count > Fewer && are_enough(std::make_index_sequence<Fewer>()) ? Fewer : count), ...);
    return count;
  }
  static std::string make() {
    constexpr std::size_t count = written(std::make_index_sequence<sizeof...(N)>());
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(sentence({all[i]}));
    return joined_text(base_name(raw_name_of<L<N...>>()), numbers);
  }
};
template <template <Number...> class L, Number... N>
  requires std::same_as<L<>, L<N...>>
struct TypeText<L<N...>> {
  static std::string make() { return base_name(raw_name_of<L<N...>>()) + "<>"; }
};
/// A type in words, the same for each compiler.
template <class X>
[[gnu::cold]] std::string type_text() {
  return TypeText<X>::make();
}
[[gnu::cold]] inline LayerText container_text(const std::string& name, std::vector<LayerText> layers) {
  std::vector<std::string> parts;
  for (const LayerText& layer : layers) parts.push_back(layer.text);
  return {joined_text(name, parts), std::move(layers), 0};
}

/// Whether a container is a Graph whose layers are no chain. One whose layers are is the same as a Sequential.
template <class F>
inline constexpr bool is_graph = false;
template <class F>
  requires(networks::runs_stages<F> && requires { F::wiring::wires; })
inline constexpr bool is_graph<F> = !networks::is_chain(F::wiring::wires);

// The name that a layer is stored by: that of the bound layer if it is the same template with more sizes.
template <class Written, class Bound>
struct bound_name {
  using type = Written;
};
template <template <std::size_t...> class L, std::size_t... Given, std::size_t... All>
struct bound_name<L<Given...>, L<All...>> {
  using type = L<All...>;
};

// What a normalization adds to a variance; 0 for other layers.
template <class Bound>
constexpr double epsilon_of() {
  if constexpr (requires { Bound::epsilon; }) return Bound::epsilon;
  return 0;
}

/// The layers of a graph, each with what it takes, unless that is what the layer before gives: "Join<Add, 2, 0>",
/// "Dense<4, 2> from 0". The names of values do not matter, only where they go.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
[[gnu::cold]] void add_wires(std::vector<LayerText>& layers, const networks::Wires<N, Taken, Inputs, Outputs>& wires) {
  const auto value = [](std::size_t v) {
    if (v >= Inputs) return sentence({v - Inputs});
    return Inputs == 1 ? std::string("input") : sentence({"input ", v});
  };
  for (std::size_t i = 0; i < N; ++i) {
    std::string& text = layers[i].text;
    const std::size_t first = wires.first[i], before = i == 0 ? 0 : Inputs + i - 1;
    const bool joins = wires.count(i) > 1;
    if (joins) text.pop_back();
    for (std::size_t t = first; t < wires.first[i + 1]; ++t)
      if (joins || wires.taken[t] != before) Part({joins ? ", " : " from ", value(wires.taken[t])}).append_to(text);
    if (joins) text += '>';
  }
  for (std::size_t o = 0; o < Outputs; ++o) {
    const std::size_t v = wires.outputs[o];
    if (v >= Inputs && (Outputs > 1 || v != Inputs + N - 1))
      Part({" as output ", o}).append_to(layers[v - Inputs].text);
  }
}

template <class Stages>
struct Texts;
template <class F>
[[gnu::cold]] std::vector<LayerText> layer_texts() {
  std::vector<LayerText> layers = Texts<typename F::stages>::make();
  if constexpr (is_graph<F>) add_wires(layers, F::wiring::wires);
  return layers;
}

template <class Written, class In>
struct Text {
  static LayerText make() {
    using Bound = typename layers::layer_traits<Written>::template bound<In>;
    if constexpr (layers::container<Bound>) {
      const std::string name = is_graph<Bound>                ? "Graph"
                               : networks::runs_stages<Bound> ? "Sequential"
                                                              : base_name(raw_name_of<Written>());
      return container_text(name, layer_texts<Bound>());
    } else {
      return {type_text<typename bound_name<Written, Bound>::type>(), {}, epsilon_of<Bound>()};
    }
  }
};
template <class L, class In>
struct Text<Intended<L>, In> : Text<L, In> {};
template <class How, class... Branch, class In>
struct Text<Parallel<How, Branch...>, In> {
  static LayerText make() {
    using Bound = typename layers::layer_traits<Parallel<How, Branch...>>::template bound<In>;
    LayerText text = container_text("Parallel", Texts<typename Bound::stages>::make());
    text.text.insert(text.text.find('<') + 1, type_text<How>() + ", ");
    return text;
  }
};
template <class How, explain::Literal... Name, class In>
struct Text<Join<How, Name...>, In> {
  static LayerText make() { return {"Join<" + type_text<How>() + ">", {}, 0}; }
};
template <class L, class... Option, class In>
struct Text<With<L, Option...>, In> {
  static LayerText make() {
    LayerText layer = Text<L, In>::make();
    layer.epsilon = epsilon_of<typename layers::layer_traits<With<L, Option...>>::template bound<In>>();
    std::vector<std::string> options;
    (add<Option>(options), ...);
    std::ranges::sort(options);  // the order in which they were given does not matter
    if (options.empty()) return layer;
    options.insert(options.begin(), layer.text);
    layer.text = joined_text("With", options);
    return layer;
  }
  template <class O>
  static void add(std::vector<std::string>& options) {
    if constexpr (!layers::is_of_training<O>) options.push_back(type_text<O>());
  }
};
template <class L, class... Inner, class... Option, class In>
struct Text<With<With<L, Inner...>, Option...>, In> : Text<With<L, Inner..., Option...>, In> {};
template <class... S>
struct Texts<hana::tuple<S...>> {
  static std::vector<LayerText> make() {
    std::vector<LayerText> layers;  // an initializer_list would be copied
    (layers.push_back(one<S>()), ...);
    return layers;
  }
  template <class Stage>
  static LayerText one() {
    if constexpr (networks::is_sharing<Stage>)
      return {sentence({"Shared<", Stage::place, ">"}), {}, 0};  // has the parameters of that layer
    else
      return Text<typename Stage::written, typename Stage::input>::make();
  }
};

template <class In>
struct InputText;
template <std::size_t... E>
struct InputText<Shape<E...>> {
  static std::string make() { return plain_text(raw_name_of<Input<E...>>()); }
};
template <class... S>
struct InputText<layers::Shapes<S...>> {
  static std::string make() {
    std::string all;
    for (const std::string& one : {InputText<S>::make()...}) Part({all.empty() ? "" : " and ", one}).append_to(all);
    return all;
  }
};

/// A whole network: its layers, and its text, which begins with Input.
template <class A>
[[gnu::cold]] LayerText network_text() {
  using F = resolved<A>;
  LayerText network{{}, layer_texts<F>(), 0};
  std::vector<std::string> parts{InputText<typename F::input>::make()};
  for (const LayerText& layer : network.layers) parts.push_back(layer.text);
  network.text = joined_text(is_graph<F> ? "Graph" : "Sequential", parts);
  return network;
}

/// The 64-bit FNV-1a hash of bytes that follow others, which hash to `hash`. http://www.isthe.com/chongo/tech/comp/fnv/
[[gnu::cold]] inline std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}
/// The 64-bit FNV-1a hash of a text, as 16 hexadecimal digits.
[[gnu::cold]] inline std::string hash_of(std::string_view text) {
  const std::uint64_t hash = fnv1a(text);
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 15];
  return digits;
}

}  // namespace detail::storage

/// The canonical text of an architecture, the same however it was written:
/// "Sequential<Input<28, 28>, Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>".
template <class A>
[[gnu::cold]] std::string architecture_text() {
  return detail::storage::network_text<A>().text;
}
/// The hash of architecture_text(): 16 hexadecimal digits, the same on every machine.
template <class A>
[[gnu::cold]] std::string architecture_hash() {
  return detail::storage::hash_of(architecture_text<A>());
}

}  // namespace dovetail::inline DOVETAIL_TARGET
