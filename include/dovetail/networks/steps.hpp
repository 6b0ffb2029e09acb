// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>

#include <dovetail/layers/protocol/lengths.hpp>
#include <dovetail/layers/protocol/shapes.hpp>
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/wiring.hpp>

/// How many steps the samples of a batch have at each place of a network, and the zeros behind them. Where no lengths
/// are given, a pass has AllSteps, and nothing here is compiled.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// Whether a layer says what it makes of lengths. A container that does not, and whose layers the pipelines run, is as
/// they are; another one knows no lengths.
template <class L>
concept says_lengths = requires { typename L::lengths; };

template <class L>
consteval bool ends_lengths();
template <class L>
constexpr std::size_t length_behind(std::size_t n);

// The stages of a container, with those that are its own, as the sum of a Residual.
template <class F>
struct all_stages {
  using type = typename F::stages;
};
template <class F>
  requires requires { typename F::running; }
struct all_stages<F> {
  using type = typename F::running;
};

/// A container whose layers say what it makes of lengths: value by value, each as the first that its stage takes.
template <class F, class Stages = typename all_stages<F>::type>
struct LengthsInside;
template <class F, class... S>
struct LengthsInside<F, hana::tuple<S...>> {
  static constexpr auto& wires = wires_as_written<F, sizeof...(S)>;
  static constexpr std::size_t inputs = wires.input_count;
  using stages = hana::tuple<S...>;

  template <std::size_t Value>
  static consteval bool are_there() {
    if constexpr (Value < inputs) {
      return true;
    } else {
      using L = typename layers::element<Value - inputs, hana::tuple<S...>>::layer;
      return are_there<wires.taken[wires.first[Value - inputs]]>() && !networks::ends_lengths<L>();
    }
  }
  template <std::size_t Value>
  static constexpr std::size_t length(std::size_t n) {
    if constexpr (Value < inputs) {
      return n;
    } else {
      using L = typename layers::element<Value - inputs, hana::tuple<S...>>::layer;
      return networks::length_behind<L>(length<wires.taken[wires.first[Value - inputs]]>(n));
    }
  }
};

/// Whether what a layer gives has no lengths, though what it takes has them.
template <class Layer>
consteval bool ends_lengths() {
  using L = typename layers::says_lengths_for<Layer>::type;
  if constexpr (says_lengths<L>) {
    return std::same_as<typename L::lengths, Lengths::ended>;
  } else if constexpr (layers::container<L>) {
    using Inside = LengthsInside<L>;
    return !Inside::template are_there<Inside::wires.outputs[0]>();
  } else {
    return false;
  }
}
/// How many steps a layer makes of n, or 0 where they are too few for it.
template <class Layer>
constexpr std::size_t length_behind(std::size_t n) {
  using L = typename layers::says_lengths_for<Layer>::type;
  if constexpr (requires { L::length(n); }) {
    return n == 0 ? 0 : L::length(n);
  } else if constexpr (layers::container<L> && !says_lengths<L>) {
    using Inside = LengthsInside<L>;
    return Inside::template length<Inside::wires.outputs[0]>(n);
  } else {
    return n;
  }
}

/// The lengths of a batch: those of the samples, changed by layers L..., one after the other. Null: all steps.
template <class... L>
struct StepCounts {
  const std::uint32_t* first = nullptr;

  constexpr std::size_t of(std::size_t sample, std::size_t steps) const noexcept {
    if (first == nullptr) return steps;
    std::size_t n = first[sample];
    ((n = networks::length_behind<L>(n)), ...);
    return n;
  }
};
/// The lengths from a sample on.
constexpr layers::AllSteps from(layers::AllSteps, std::size_t /*sample*/) { return {}; }
constexpr StepCounts<> from(StepCounts<> steps, std::size_t sample) {
  return {steps.first == nullptr ? nullptr : steps.first + sample};
}
/// Where each row of a sample is a sample: it is there as a whole, or it is padding.
template <class Steps>
struct RowsThere {
  Steps steps;
  std::size_t rows;

  constexpr std::size_t of(std::size_t row, std::size_t size) const noexcept {
    return row % rows < steps.of(row / rows, rows) ? size : 0;
  }
};

/// The lengths of what a layer gives, of those of what it takes.
template <class Layer, class... Before>
constexpr auto behind(StepCounts<Before...> steps) {
  using L = typename layers::says_lengths_for<Layer>::type;
  if constexpr (ends_lengths<L>()) {
    return layers::AllSteps{};
  } else if constexpr (requires { L::length(0); } || (layers::container<L> && !says_lengths<L>)) {
    return StepCounts<Before..., L>{steps.first};
  } else {
    return steps;
  }
}
template <class L, class Steps>
constexpr Steps behind(Steps steps) {  // no lengths, or whole rows
  return steps;
}

/// A pass with lengths for what takes each row of a sample, of N rows, as a sample.
template <std::size_t N>
constexpr auto in_rows(auto pass) {
  if constexpr (std::same_as<std::remove_const_t<decltype(pass.lengths)>, layers::AllSteps>) {
    return pass;
  } else {
    return pass.with(RowsThere<decltype(pass.lengths)>{pass.lengths, N});
  }
}

/// Writes 0 behind the steps of each sample.
template <class T, std::size_t B, std::size_t N, std::size_t... E, class Steps>
constexpr void clear_padding(View<T, B, N, E...> values, const Steps& steps) {
  if constexpr (!std::same_as<Steps, layers::AllSteps>) {
    if (values.data() == nullptr) return;
    constexpr std::size_t size = Shape<1, E...>::size;
    for (std::size_t b = 0; b < values.rows(); ++b) {
      const std::size_t n = steps.of(b, N);
      std::fill_n(values.data() + (b * N + n) * size, (N - n) * size, T(0));
    }
  }
}
/// In each of several values.
template <class... V>
constexpr void clear_padding(const hana::tuple<V...>& values, const auto& steps) {
  hana::for_each(values, [&](auto value) { networks::clear_padding(value, steps); });
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
