// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/networks/fusion.hpp>
#include <dovetail/networks/plan.hpp>

/// What runs in inference: the stages of a container in order, with the memory that the plan gives them. Checks
/// nothing.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What inference and training share: the stages that run, which values they take, and what they need.
template <class Wiring, class... S>
struct Pipeline {
  static constexpr std::size_t count = sizeof...(S);
  using stages = hana::tuple<S...>;

  template <std::size_t Idx>
  using stage = layers::element<Idx, hana::tuple<S...>>;

  static constexpr bool is_chain = std::same_as<Wiring, InOrder>;
  static constexpr auto wires = [] {
    if constexpr (is_chain) {
      return chain_wires<count>();
    } else {
      constexpr std::size_t taken = layers::total({Wiring::wires.count(S::index)...});
      return networks::running_wires<taken>(Wiring::wires, std::array<std::size_t, count>{S::index...});
    }
  }();
  static constexpr std::size_t inputs = wires.input_count;

  /// What the plan has to know: for each stage the bytes of its output, where that lies in a block, and what it needs
  /// for itself.
  template <class T, std::size_t B>
  static constexpr std::array<PlannedStage, count> planned([[maybe_unused]] std::size_t rows, const auto& in_block,
                                                           const std::array<layers::Bytes, count>& own) {
    const std::array<std::size_t, count> outputs{layers::byte_count<layers::Batch<T, B, typename S::output>>(rows)...};
    std::array<PlannedStage, count> stages{};
    for (std::size_t i = 0; i < count; ++i) stages[i] = {in_block(i) ? outputs[i] : 0, own[i]};
    return stages;
  }

  /// Where each value lies: what enters in x, and what stage i gives at given(i).
  template <class T>
  static constexpr std::array<T*, inputs + count> places(const auto& x, const auto& given) {
    std::array<T*, inputs + count> values{};
    std::size_t v = 0;
    layers::for_each_view(
        [&](const auto& from) {
          if constexpr (std::same_as<decltype(from.data()), const T*>)  // else only `taken` reads it
            values[v] = const_cast<T*>(from.data());
          ++v;
        },
        x);
    for (std::size_t i = 0; i < count; ++i) values[inputs + i] = given(i);
    return values;
  }

  /// What stage Idx takes. The elements of what enters may be of another type than the numbers between stages.
  template <class T, std::size_t B, std::size_t Idx>
  static constexpr auto taken(const auto& x, const auto& values, std::size_t rows) {
    using In = typename stage<Idx>::input;
    constexpr std::size_t first = wires.first[Idx];
    if constexpr (wires.count(Idx) == 1 && wires.taken[first] < inputs) {
      const auto& from = layers::view_at<wires.taken[first]>(x);
      return layers::ReadBatch<typename std::remove_cvref_t<decltype(from)>::value_type, B, In>(from.data(), rows);
    } else {
      return layers::make_views<layers::ReadBatch<T, B, In>>::from(wires.taken.data() + first, values, rows);
    }
  }

  /// The lengths of a value, of those that enter: a value has those of the first that its stage takes.
  template <std::size_t Value, class Steps>
  static constexpr auto steps_of(Steps steps) {
    if constexpr (Value < inputs) {
      return steps;
    } else {
      return networks::behind<typename stage<Value - inputs>::layer>(steps_into<Value - inputs>(steps));
    }
  }
  /// The lengths of what stage Idx takes.
  template <std::size_t Idx, class Steps>
  static constexpr auto steps_into(Steps steps) {
    return steps_of<wires.taken[wires.first[Idx]]>(steps);
  }

  /// Which outputs no stage writes: they are inputs, or the same value as another output.
  static constexpr bool copies(std::size_t output) {
    const std::size_t value = wires.outputs[output];
    if (value < inputs) return true;
    for (std::size_t o = 0; o < output; ++o)
      if (wires.outputs[o] == value) return true;
    return false;
  }
  static constexpr bool copies_outputs = [] {
    if constexpr (is_chain) return count == 0;
    for (std::size_t o = 0; o < wires.output_count; ++o)
      if (copies(o)) return true;
    return false;
  }();
  /// Writes them.
  static constexpr void copy_outputs(const auto& y, const auto& values) {
    const auto to = layers::pointers_of(y);
    const auto sizes = layers::sizes_of(y);
    for (std::size_t o = 0; o < to.size(); ++o)
      if (copies(o)) std::copy_n(values[wires.outputs[o]], sizes[o], to[o]);
  }
};

// The layout of a plan; a constant where the rows are.
template <class Plan, std::size_t B>
constexpr auto layout_of([[maybe_unused]] std::size_t rows) {
  if constexpr (B == dynamic) {
    return Plan::layout(rows);
  } else {
    constexpr auto fixed = Plan::layout(B);
    return fixed;
  }
}

/// Whether a layer that joins values may write over the first of them.
template <class L>
concept works_in_place = requires { requires L::works_in_place; };

/// Inference: nothing stays.
template <class Stages, class Wiring = InOrder>
struct InferencePipeline;
template <class... S, class Wiring>
struct InferencePipeline<hana::tuple<S...>, Wiring> : Pipeline<Wiring, S...> {
  using Base = Pipeline<Wiring, S...>;
  static constexpr std::size_t count = Base::count, inputs = Base::inputs;
  static constexpr auto wires = Base::wires;
  template <std::size_t Idx>
  using stage = typename Base::template stage<Idx>;

  static constexpr ForwardFlow<count> flow = networks::forward_flow(wires, {works_in_place<typename S::layer>...});

  template <class T, std::size_t B>
  struct Plan {
    [[gnu::noinline]] static constexpr BlockLayout<count> layout(std::size_t rows) {
      const auto in_block = [](std::size_t i) {
        if constexpr (Base::is_chain) return i + 1 < count;
        return flow.lives[i].begin != nowhere;
      };
      std::array<PlannedStage, count> stages = Base::template planned<T, B>(
          rows, in_block, {layers::bytes_of<scratch_of<typename S::layer, T, B>>(rows)...});
      for (PlannedStage& stage : stages) stage.own = {0, stage.own.persistent + stage.own.transient};
      if constexpr (Base::is_chain) {
        return networks::ping_pong_layout(stages);
      } else {
        return networks::transient_layout<networks::is_handed_on(flow.lives)>(stages, flow.lives);
      }
    }
    static constexpr layers::Bytes bytes(std::size_t rows) { return {0, layout(rows).bytes}; }
  };
  template <class T, std::size_t B>
  using Scratch = layers::Reserved<B, Plan<T, B>>;

  template <class T, std::size_t B, class State, class Steps>
  static constexpr void forward(const auto& p, auto x, auto y,
                                layers::InferencePass<State, Scratch<T, B>, Steps> pass) {
    const std::size_t rows = layers::rows_of(x);
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const kernels::Arrays<T> block(pass.scratch.transient, layout.bytes);
    const auto to = layers::pointers_of(y);
    const auto values = Base::template places<T>(x, [&](std::size_t i) -> T* {
      if constexpr (Base::is_chain) return i + 1 == count ? to[0] : block.at(layout.value[i]);
      return flow.output[i] == nowhere ? block.at(layout.value[flow.place[i]]) : to[flow.output[i]];
    });
    layers::for_indices<count>([&](auto i) __attribute__((always_inline)) {
      using Stage = stage<i()>;
      using L = typename Stage::layer;
      const auto in = Base::template taken<T, B, i()>(x, values, rows);
      const layers::Batch<T, B, typename Stage::output> out(values[inputs + i()], rows);
      scratch_of<L, T, B> own;
      if (!std::is_constant_evaluated()) layers::place(own, pass.scratch.transient, layout.own[i()], rows);
      if constexpr (std::same_as<Steps, layers::AllSteps>) {
        networks::run_stage<Stage, T, B>(p, in, out, pass, own);
      } else {
        networks::run_stage<Stage, T, B>(p, in, out, pass.with(Base::template steps_into<i()>(pass.lengths)), own);
        networks::clear_padding(out, Base::template steps_of<inputs + i()>(pass.lengths));
      }
    });
    if constexpr (Base::copies_outputs) Base::copy_outputs(y, values);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
