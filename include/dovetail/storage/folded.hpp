// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/networks.hpp>

/// A network for inference alone, in which a normalization beside a Dense is part of its weights.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// A normalization in double: y = scale · x + shift, of each channel.
template <std::size_t C>
struct Normalizing {
  std::array<double, C> scale, shift;
};
/// Whether a layer is such a normalization in inference, and tells its numbers.
template <class L>
concept normalizes = requires(parameters_of<L, double> p, state_of<L, double> state, double* values) {
  L::scale_and_shift(p, state, values, values);
} || requires(state_of<L, double> state, double* values) { L::scale_and_shift(state, values, values); };

/// A record of double with the numbers of another one.
template <class Exact, class Record>
Exact in_double(const Record& record) {
  std::vector<double> numbers;
  for_each_tensor(
      [&](const TensorPath&, const auto& tensor) {
        numbers.insert(numbers.end(), tensor.flat().begin(), tensor.flat().end());
      },
      record);
  Exact exact;
  auto next = numbers.cbegin();
  for_each_tensor(
      [&](const TensorPath&, auto& tensor) {
        for (double& value : tensor.flat()) value = *next++;
      },
      exact);
  return exact;
}
template <class L>
auto normalizing(const auto& parameters, const auto& state) {
  Normalizing<L::C> n;
  const auto exact_state = storage::in_double<state_of<L, double>>(state);
  if constexpr (layers::has_parameters<L>)
    L::scale_and_shift(storage::in_double<parameters_of<L, double>>(parameters), exact_state, n.scale.data(),
                       n.shift.data());
  else
    L::scale_and_shift(exact_state, n.scale.data(), n.shift.data());
  return n;
}
/// A Dense, with or without a bias.
template <class L>
concept product = requires { requires L::ends_in_scale_and_shift && L::input::rank == 1 && L::output::rank == 1; };

/// What folding has to know of a layer.
struct FoldedLayer {
  bool is_product, passes;
  std::size_t channels;  ///< that it normalizes; 0: it does not
  std::size_t output;    ///< the elements of a sample
};
template <class Stage>
constexpr FoldedLayer folded_layer() {
  using L = typename Stage::layer;
  std::size_t channels = 0;
  if constexpr (normalizes<L>) channels = L::C;
  return {product<L>, !layers::computes<L>, channels, Stage::output::size};
}
/// Which of N layers are folded into which.
template <std::size_t N>
struct FoldPlan {
  std::array<std::size_t, N> before{}, after{};  ///< the normalizations that become part of a product, or N
  std::array<bool, N> gone{};                    ///< the normalizations that do
  std::size_t kept = N;                          ///< how many layers are left
};
// Layers that pass on what they get may stand between; behind a product, channels must be columns.
template <std::size_t N>
constexpr FoldPlan<N> fold_plan(const std::array<FoldedLayer, N>& layers) {
  FoldPlan<N> plan;
  plan.before.fill(N);
  plan.after.fill(N);
  const auto fold = [&](std::size_t normalization, std::size_t& into) {
    if (plan.gone[normalization]) return;
    plan.gone[normalization] = true;
    --plan.kept;
    into = normalization;
  };
  for (std::size_t i = 0; i < N; ++i) {
    if (!layers[i].is_product) continue;
    std::size_t j = i + 1;
    while (j < N && layers[j].passes) ++j;
    if (j < N && layers[j].channels == layers[i].output) fold(j, plan.after[i]);
    for (j = i; j > 0 && layers[j - 1].passes;) --j;
    if (j > 0 && layers[j - 1].channels > 0) fold(j - 1, plan.before[i]);
  }
  return plan;
}

template <class Stages>
struct Folding;
template <class... S>
struct Folding<hana::tuple<S...>> {
  static constexpr std::size_t count = sizeof...(S);
  static constexpr auto plan = storage::fold_plan(std::array<FoldedLayer, count>{folded_layer<S>()...});
  /// The layers that are left, in order.
  static constexpr auto indices = [] {
    std::array<std::size_t, plan.kept> list{};
    for (std::size_t i = 0, n = 0; i < count; ++i)
      if (!plan.gone[i]) list[n++] = i;
    return list;
  }();
  static constexpr bool changes(std::size_t i) { return plan.before[i] != count || plan.after[i] != count; }

  template <std::size_t Idx>
  static consteval auto written() {
    using Stage = layers::element<Idx, hana::tuple<S...>>;
    if constexpr (changes(Idx))
      return std::type_identity<Dense<Stage::input::size, Stage::output::size>>{};
    else
      return std::type_identity<typename Stage::written>{};
  }
};

template <class S>
struct input_layer;
template <std::size_t... E>
struct input_layer<Shape<E...>> {
  using type = Input<E...>;
};

/// The kernel and the bias of a Dense, in double.
template <std::size_t In, std::size_t Out>
struct ExactDense {
  std::vector<double> kernel = std::vector<double>(In * Out);
  std::array<double, Out> bias{};

  explicit ExactDense(const auto& p) {
    for (std::size_t i = 0; i < In * Out; ++i) kernel[i] = static_cast<double>(p.kernel.data()[i]);
    if constexpr (any_tensor<std::remove_cvref_t<decltype(p.bias)>>)
      for (std::size_t j = 0; j < Out; ++j) bias[j] = static_cast<double>(p.bias(j));
  }
  // (scale · x + shift) · kernel + bias
  template <std::size_t C>
  void takes(const Normalizing<C>& n) {
    for (std::size_t i = 0; i < In; ++i)
      for (std::size_t j = 0; j < Out; ++j) {
        double& w = kernel[i * Out + j];
        bias[j] += n.shift[i % C] * w;
        w *= n.scale[i % C];
      }
  }
  // scale · (x · kernel + bias) + shift
  void becomes(const Normalizing<Out>& n) {
    for (std::size_t i = 0; i < In * Out; ++i) kernel[i] *= n.scale[i % Out];
    for (std::size_t j = 0; j < Out; ++j) bias[j] = bias[j] * n.scale[j] + n.shift[j];
  }
  template <class T>
  void write(auto& p) const {
    for (std::size_t i = 0; i < In * Out; ++i) p.kernel.data()[i] = static_cast<T>(kernel[i]);
    for (std::size_t j = 0; j < Out; ++j) p.bias(j) = static_cast<T>(bias[j]);
  }
};

/// The network without its normalizations beside a Dense, which are computed into its weights in double: the answers
/// are the same but for rounding. Another network, or one whose layers are no chain, is given back as it is.
template <class A, class T>
decltype(auto) folded(const Network<A, T>& network) {
  using Architecture = typename Network<A, T>::architecture;
  using Stages = typename Architecture::stages;
  using Fold = Folding<Stages>;
  if constexpr (Fold::plan.kept == Fold::count || !std::same_as<typename Architecture::wiring, networks::InOrder>) {
    return (network);
  } else {
    return [&]<std::size_t... N>(std::index_sequence<N...>) {
      Network<Sequential<typename input_layer<typename Architecture::input>::type,
                         typename decltype(Fold::template written<Fold::indices[N]>())::type...>,
              T>
          result;
      const auto move = [&]<std::size_t To>(std::integral_constant<std::size_t, To>) {
        constexpr std::size_t from = Fold::indices[To], before = Fold::plan.before[from],
                              after = Fold::plan.after[from];
        using Stage = layers::element<from, Stages>;
        if constexpr (Fold::changes(from)) {
          ExactDense<Stage::input::size, Stage::output::size> dense(network.template layer<from>());
          const auto of = [&]<std::size_t Idx>(std::integral_constant<std::size_t, Idx>) {
            return storage::normalizing<typename layers::element<Idx, Stages>::layer>(network.template layer<Idx>(),
                                                                                      network.template state<Idx>());
          };
          if constexpr (before != Fold::count) dense.takes(of(std::integral_constant<std::size_t, before>{}));
          if constexpr (after != Fold::count) dense.becomes(of(std::integral_constant<std::size_t, after>{}));
          dense.template write<T>(result.template layer<To>());
        } else {
          hana::at_c<To>(result.parameters()) = hana::at_c<from>(network.parameters());
          hana::at_c<To>(result.states()) = hana::at_c<from>(network.states());
        }
      };
      (move(std::integral_constant<std::size_t, N>{}), ...);
      return result;
    }(std::make_index_sequence<Fold::plan.kept>{});
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
