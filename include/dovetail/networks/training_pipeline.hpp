// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/adding.hpp>
#include <dovetail/networks/own_memory.hpp>
#include <dovetail/networks/pipeline.hpp>

/// What runs in training: forth and back. Checks nothing.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// Whether the gradient of a layer that joins values is that of each of them, as that of a sum.
template <class L>
concept hands_on_gradient = requires { requires L::hands_on_gradient; };

/// Whether samples are of other elements than the network's numbers, as tokens are: they have no gradient.
template <class X, class T>
inline constexpr bool of_other_elements = false;
template <class X, class T>
  requires requires { typename X::value_type; }
inline constexpr bool of_other_elements<X, T> = !std::same_as<std::remove_const_t<typename X::value_type>, T>;

/// The elements of each value that a stage takes.
template <class In>
inline constexpr std::array<std::size_t, 1> input_sizes{In::size};
template <class... In>
inline constexpr std::array<std::size_t, sizeof...(In)> input_sizes<layers::Shapes<In...>>{In::size...};

/// Training: every output stays for the way back, beside the Cache of its stage.
template <class Stages, class Wiring = InOrder>
struct TrainingPipeline;
template <class... S, class Wiring>
struct TrainingPipeline<hana::tuple<S...>, Wiring> : Pipeline<Wiring, S...> {
  using Base = Pipeline<Wiring, S...>;
  static constexpr std::size_t count = Base::count, inputs = Base::inputs;
  static constexpr auto wires = Base::wires;
  template <std::size_t Idx>
  using stage = typename Base::template stage<Idx>;

  static constexpr bool is_chain = Base::is_chain;
  static constexpr ForwardFlow<count> flow = networks::forward_flow(wires);
  static constexpr BackwardFlow<count, wires.taken.size(), inputs, wires.output_count> back =
      networks::backward_flow(wires, {hands_on_gradient<typename S::layer>...});

  template <class T, std::size_t B>
  struct Plan {
    [[gnu::noinline]] static constexpr TrainingLayout<count> layout(std::size_t rows) {
      const std::array<layers::Bytes, count> own{OwnMemory<typename S::layer, T, B>::bytes(rows)...};
      const auto in_block = [](std::size_t i) { return output_of(i) == nowhere; };
      const auto values = Base::template planned<T, B>(rows, in_block, own);
      if constexpr (is_chain) {
        return {networks::persistent_layout(values), networks::ping_pong_layout(values)};
      } else {
        return {networks::persistent_layout(values), gradient_layout(rows, own)};
      }
    }
    static constexpr layers::Bytes bytes(std::size_t rows) { return layout(rows).bytes(); }

   private:
    static constexpr BlockLayout<count> gradient_layout(std::size_t rows, const std::array<layers::Bytes, count>& own) {
      const auto in_block = [](std::size_t i) { return back.lives[i].begin != nowhere; };
      auto gradients = Base::template planned<T, B>(rows, in_block, own);
      if constexpr (adds_apart) {
        std::size_t stage = 0;
        const std::array<std::size_t, count> apart{bytes_apart<S, T>(stage++, rows)...};
        for (std::size_t i = 0; i < count; ++i) gradients[i].own.transient += apart[i];
      }
      return networks::transient_layout<networks::is_handed_on(back.lives)>(gradients, back.lives);
    }
  };
  template <class T, std::size_t B>
  using Cache = layers::Reserved<B, Plan<T, B>>;

  template <class T, std::size_t B, class State, class Steps>
  static void train(const auto& p, auto x, auto y, layers::TrainingPass<State, Cache<T, B>, Nothing<>, Steps> pass) {
    const std::size_t rows = layers::rows_of(x);
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const auto values = places<T>(x, y, pass.cache, layout);
    layers::for_indices<count>([&](auto i) {
      using Stage = stage<i()>;
      using L = typename Stage::layer;
      const auto in = Base::template taken<T, B, i()>(x, values, rows);
      const layers::Batch<T, B, typename Stage::output> out(values[inputs + i()], rows);
      OwnMemory<L, T, B> own(pass.cache, layout.own(i()), rows);
      const auto inside = pass.of(hana::at_c<Stage::place>(pass.state), own.cache, own.scratch);
      if constexpr (std::same_as<Steps, layers::AllSteps>) {
        run_train<L>(hana::at_c<Stage::place>(p), in, out, inside);
      } else {
        run_train<L>(hana::at_c<Stage::place>(p), in, out, inside.with(Base::template steps_into<i()>(pass.lengths)));
        networks::clear_padding(out, Base::template steps_of<inputs + i()>(pass.lengths));
      }
    });
    if constexpr (Base::copies_outputs) Base::copy_outputs(y, values);
  }

  /// Calls f(index of the layer, its output, elements) for each stage in order, with what `train` has left; y is what
  /// leaves the container.
  template <class T, std::size_t B>
  static void for_each_output(auto y, Cache<T, B>& cache, auto f) {
    constexpr std::array<std::size_t, count> indices{S::index...}, sizes{S::output::size...};
    const std::size_t rows = layers::rows_of(y);
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const auto to = layers::pointers_of(y);
    for (std::size_t i = 0; i < count; ++i)
      f(indices[i],
        output_of(i) == nowhere ? kernels::array_at<T>(cache.persistent, layout.persistent.value[i]) : to[output_of(i)],
        rows * sizes[i]);
  }

  /// Overwrites gradient, and dx unless it is null or Nothing.
  template <class T, std::size_t B, class State, class Steps>
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient,
                       layers::TrainingPass<State, Cache<T, B>, Nothing<>, Steps> pass) {
    constexpr bool never = std::same_as<decltype(dx), Nothing<>> || of_other_elements<decltype(x), T>;
    std::array<T*, inputs> to{};
    if constexpr (!never) to = layers::pointers_of(dx);
    bool wanted = false;
    for (const T* all : to) wanted = wanted || all != nullptr;
    const std::size_t rows = layers::rows_of(x);
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const auto values = places<T>(x, y, pass.cache, layout);
    const auto from = layers::pointers_of(dy);
    // Where the gradients of values lie, null where nobody wants them, and behind them those of the outputs.
    std::array<T*, inputs + count + wires.output_count> gradients{};
    for (std::size_t v = 0; v < inputs; ++v) gradients[v] = to[v];
    for (std::size_t i = 0; i < count; ++i)
      if (wanted || is_trained[inputs + i])
        gradients[inputs + i] = kernels::array_at<T>(pass.cache.transient, layout.transient.value[i]);
    for (std::size_t o = 0; o < from.size(); ++o) gradients[inputs + count + o] = const_cast<T*>(from[o]);  // only read
    // Adds a part to the gradient of a value, which was in a place before.
    const auto add = [&](std::size_t value, std::size_t before, const T* part, std::size_t size) {
      if (gradients[value] != nullptr && before != nowhere)
        networks::add(gradients[value], gradients[before], part, rows * size);
    };
    if constexpr (adds_outputs)
      for (std::size_t o = 0; o < wires.output_count; ++o)
        add(wires.outputs[o], back.before_output[o], from[o], layers::sizes_of(dy)[o] / rows);

    layers::for_indices<count>([&](auto reverse) {
      constexpr std::size_t i = count - 1 - reverse(), first = wires.first[i], source = wires.taken[first];
      using Stage = stage<i>;
      using L = typename Stage::layer;
      if (!wanted && !is_trained[inputs + i]) return;  // no parameters have part in what it gives
      constexpr std::size_t dout_place = [] {
        if constexpr (is_chain) return i + 1 == count ? inputs + count : inputs + i;
        return back.place[inputs + i];
      }();
      const T* const dout_at = gradients[dout_place];
      if constexpr (!hands_on_gradient<L>) {
        const auto in = Base::template taken<T, B, i>(x, values, rows);
        const layers::ReadBatch<T, B, typename Stage::output> out(values[inputs + i], rows), dout(dout_at, rows);
        OwnMemory<L, T, B> own(pass.cache, layout.own(i), rows);
        const auto run = [&](auto din) {
          const auto inside = pass.of(hana::at_c<Stage::place>(pass.state), own.cache, own.scratch);
          auto& slopes = hana::at_c<Stage::place>(gradient);
          if constexpr (std::same_as<Steps, layers::AllSteps>) {
            run_backward<L>(hana::at_c<Stage::place>(p), in, out, dout, din, slopes, inside);
          } else {
            const auto steps = Base::template steps_into<i>(pass.lengths);
            run_backward<L>(hana::at_c<Stage::place>(p), in, out, dout, din, slopes, inside.with(steps));
            if constexpr (!std::same_as<decltype(din), Nothing<>>) networks::clear_padding(din, steps);
          }
        };
        using Gives = layers::Batch<T, B, typename Stage::input>;
        // What is there of the gradient of records that it shares is kept, and added afterwards.
        [[maybe_unused]] const auto kept = [&] {
          const std::size_t behind = layout.own(i).transient + OwnMemory<L, T, B>::bytes(rows).transient;
          return kernels::array_at<T>(pass.cache.transient, behind + bytes_of_parts<Stage, T>(i, rows));
        };
        if constexpr (shares_later[i]) networks::keep_record(hana::at_c<Stage::place>(gradient), kept());
        if constexpr (wires.count(i) == 1 && never && !is_trained[source]) {
          run(Nothing<>{});
        } else if constexpr (!adds<i>) {
          run(layers::make_views<Gives>::from(wires.taken.data() + first, gradients, rows));
        } else {
          // What is added to a gradient that is in its place already is written apart.
          std::size_t next = layout.own(i).transient + OwnMemory<L, T, B>::bytes(rows).transient;
          constexpr auto& sizes = input_sizes<typename Stage::input>;
          std::array<T*, wires.count(i)> parts{};
          std::array<std::size_t, wires.count(i)> numbers{};
          for (std::size_t k = 0; k < parts.size(); ++k) {
            numbers[k] = k;
            parts[k] = gradients[wires.taken[first + k]];
            if (parts[k] == nullptr || !back.is_apart(wires, first + k)) continue;
            parts[k] = kernels::array_at<T>(pass.cache.transient, next);
            next += layers::whole_lines(rows * sizes[k] * sizeof(T));
          }
          run(layers::make_views<Gives>::from(numbers.data(), parts, rows));
          for (std::size_t k = 0; k < parts.size(); ++k)
            add(wires.taken[first + k], back.before[first + k], parts[k], sizes[k]);
        }
        if constexpr (shares_later[i]) networks::add_record<T>(hana::at_c<Stage::place>(gradient), kept());
      } else if constexpr (adds<i>) {
        for (std::size_t k = 0; k < wires.count(i); ++k)
          add(wires.taken[first + k], back.before[first + k], dout_at, Stage::output::size);
      }
    });
    if constexpr (copies_inputs)
      for (std::size_t v = 0; v < inputs; ++v)
        if (back.place[v] != v && to[v] != nullptr)
          std::copy_n(gradients[back.place[v]], layers::sizes_of(x)[v], to[v]);
  }

 private:
  // Whether parameters have part in a value, so that its gradient is always wanted.
  static constexpr std::array<bool, inputs + count> is_trained = [] {
    const std::array<bool, count> has_parameters{!std::is_empty_v<parameters_of<typename S::layer, float>>...};
    std::array<bool, inputs + count> values{};
    for (std::size_t i = 0; i < count; ++i) {
      values[inputs + i] = has_parameters[i];
      for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t)
        values[inputs + i] = values[inputs + i] || values[wires.taken[t]];
    }
    return values;
  }();
  // Whether a stage gives a part of a gradient that another one has given before.
  template <std::size_t Idx>
  static constexpr bool adds = [] {
    if constexpr (is_chain) return false;
    for (std::size_t t = wires.first[Idx]; t < wires.first[Idx + 1]; ++t)
      if (back.before[t] != nowhere) return true;
    return false;
  }();
  // Whether a stage has the records of one behind it, which has given its part of their gradient before.
  static constexpr std::array<bool, count> shares_later = [] {
    if constexpr (is_chain) return std::array<bool, count>{};
    const std::array<std::size_t, count> places{S::place...};
    const std::array<bool, count> has_parameters{!std::is_empty_v<parameters_of<typename S::layer, float>>...};
    std::array<bool, count> found{};
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = i + 1; j < count; ++j)
        found[i] = found[i] || (has_parameters[i] && has_parameters[j] && places[i] == places[j]);
    return found;
  }();

  static constexpr bool adds_apart = [] {
    if constexpr (is_chain) return false;
    for (std::size_t t = 0; t < wires.taken.size(); ++t)
      if (back.is_apart(wires, t)) return true;
    for (const bool shares : shares_later)
      if (shares) return true;
    return false;
  }();
  static constexpr bool adds_outputs = [] {
    if constexpr (is_chain) return false;
    for (const std::size_t before : back.before_output)
      if (before != nowhere) return true;
    return false;
  }();
  static constexpr bool copies_inputs = [] {
    if constexpr (is_chain) return count == 0;
    for (std::size_t v = 0; v < inputs; ++v)
      if (back.place[v] != v) return true;
    return false;
  }();

  // The bytes of what a stage writes apart: parts of gradients of values, and what was there of that of its records.
  template <class Stage, class T>
  static constexpr std::size_t bytes_apart(std::size_t i, std::size_t rows) {
    return bytes_of_parts<Stage, T>(i, rows) +
           (shares_later[i] ? layers::whole_lines(element_count<parameters_of<typename Stage::layer, T>> * sizeof(T))
                            : 0);
  }
  template <class Stage, class T>
  static constexpr std::size_t bytes_of_parts(std::size_t i, std::size_t rows) {
    std::size_t bytes = 0;
    for (std::size_t k = 0; k < wires.count(i); ++k)
      if (back.is_apart(wires, wires.first[i] + k))
        bytes += layers::whole_lines(rows * input_sizes<typename Stage::input>[k] * sizeof(T));
    return bytes;
  }

  // The output in which lies what a stage gives, or nowhere. (Of a chain the compiler needs no tables.)
  static constexpr std::size_t output_of(std::size_t i) {
    if constexpr (is_chain) return i + 1 == count ? 0 : nowhere;
    return flow.output[i];
  }
  // Where values lie.
  template <class T>
  static std::array<T*, inputs + count> places(const auto& x, const auto& y, const layers::Blocks& cache,
                                               const TrainingLayout<count>& layout) {
    const auto to = layers::pointers_of(y);
    return Base::template places<T>(x, [&](std::size_t i) {
      return output_of(i) == nowhere ? kernels::array_at<T>(cache.persistent, layout.persistent.value[i])
                                     : const_cast<T*>(to[output_of(i)]);  // only read
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
