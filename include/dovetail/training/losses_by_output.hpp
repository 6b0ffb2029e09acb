// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <tuple>
#include <utility>

#include <dovetail/networks/leaving_out_each.hpp>
#include <dovetail/networks/names.hpp>
#include <dovetail/training/loss.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A loss of one of several outputs that counts more or less than the others: Losses{MeanSquaredError{}, Weighted{0.3,
/// MeanSquaredError{}}}. Keras's loss_weights.
template <class L>
struct Weighted {
  double weight = 1;  ///< what the loss is multiplied by in the sum
  L loss{};           ///< of the output
};
/// Weighted{0.3, MeanSquaredError{}}
template <class W, class L>
Weighted(W, L) -> Weighted<L>;

namespace detail::training {
// A loss, and one with a weight.
template <class L>
struct WithWeight {
  using Loss = L;
  static constexpr double weight(const L&) { return 1; }
  static constexpr const L& loss(const L& whole) { return whole; }
};
template <class L>
struct WithWeight<Weighted<L>> {
  using Loss = L;
  static constexpr double weight(const Weighted<L>& whole) { return whole.weight; }
  static constexpr const L& loss(const Weighted<L>& whole) { return whole.loss; }
};

template <class T, class Out, class... L>
struct targets_of_each {
  using type = View<const T, dynamic>;
};
template <class T, class... S, class... L>
  requires(sizeof...(S) == sizeof...(L))
struct targets_of_each<T, layers::Shapes<S...>, L...> {
  using type = hana::tuple<typename L::template Targets<T, S>...>;
};

// Output O of architecture F, which loss L is to make smaller.
template <class F, std::size_t O, class L>
struct OutputWithLoss {
  using shape = layers::element<O, typename F::output>;
  using given = decltype(networks::given<typename F::template line_to_output<O>>());
  static constexpr bool of_logits = computed_of_logits<L, shape>;

  static consteval auto find_activation() {
    if constexpr (of_logits)
      return std::type_identity<typename L::activation>{};
    else
      return std::type_identity<void>{};
  }
  /// The activation that the loss computes itself where the output ends in it, or void.
  using activation = typename decltype(find_activation())::type;
  /// Whether the loss is computed from logits: see takes_logits.
  static constexpr bool takes_logits =
      of_logits && (std::same_as<typename given::gives, Gives::logits> || networks::output_ends_in<F, O, activation>);
};

template <class F, class L, class Indices = std::make_index_sequence<L::count>>
struct EachOutput;
/// All outputs of architecture F, with losses L.
template <class F, class L, std::size_t... O>
struct EachOutput<F, L, std::index_sequence<O...>> {
  /// F without the activations that its losses compute.
  using before = networks::LeavingOutEach<F, typename OutputWithLoss<F, O, typename L::template at<O>>::activation...>;
  /// Whether each loss is computed from logits.
  static constexpr std::array<bool, sizeof...(O)> takes_logits{
      OutputWithLoss<F, O, typename L::template at<O>>::takes_logits...};
};
}  // namespace detail::training

/// One loss for each output of a network, in the order of its outputs: Losses{SparseCategoricalCrossentropy{},
/// Weighted{0.3, MeanSquaredError{}}}. The loss of the network is the sum of all, each times its weight. Keras's list
/// of losses.
template <class... L>
class Losses {
  template <std::size_t O>
  using Written = detail::training::WithWeight<detail::layers::element<O, detail::layers::types<L...>>>;

 public:
  /// Of losses, and of Weighted ones.
  constexpr explicit Losses(L... losses) : losses_(std::move(losses)...) {}

  static constexpr std::size_t count = sizeof...(L);  ///< how many there are
  /// The loss of output O, without its weight.
  template <std::size_t O>
  using at = typename Written<O>::Loss;
  /// The loss of output O.
  template <std::size_t O>
  constexpr const at<O>& get() const {
    return Written<O>::loss(std::get<O>(losses_));
  }
  /// What the loss of output O is multiplied by.
  template <std::size_t O>
  constexpr double weight() const {
    return Written<O>::weight(std::get<O>(losses_));
  }

  /// A batch of targets of each output.
  template <class T, class Out>
  using Targets =
      typename detail::training::targets_of_each<T, Out, typename detail::training::WithWeight<L>::Loss...>::type;

  /// Throws ValueError for targets that cannot be, of outputs of these shapes.
  template <class Out>
  void check(const auto& t) const {
    detail::layers::for_indices<count>([&](auto o) {
      using S = detail::layers::element<o(), Out>;
      const auto& t_o = detail::hana::at_c<o()>(t);
      if constexpr (requires { get<o()>().template check<S>(t_o); }) get<o()>().template check<S>(t_o);
    });
  }

  /// The loss of each output z of architecture F, and their sum. Writes the gradient of the sum to dz, unless that is
  /// null, and to y what the activations make of those z that are logits.
  template <class F, class T>
  detail::training::BatchLoss<Losses> of_batch(const auto& z, const auto& t, const auto& y, const auto& dz) const {
    detail::training::BatchLoss<Losses> found;
    detail::layers::for_indices<count>([&](auto o) {
      using Out = detail::layers::element<o(), typename F::output>;
      const detail::layers::ReadBatch<T, dynamic, Out> z_o = detail::hana::at_c<o()>(z);
      const detail::layers::Batch<T, dynamic, Out> y_o = detail::hana::at_c<o()>(y), dz_o = detail::hana::at_c<o()>(dz);
      const auto& t_o = detail::hana::at_c<o()>(t);
      if constexpr (detail::training::EachOutput<F, Losses>::takes_logits[o()])
        found.each[o()] = get<o()>().of_logits(z_o, t_o, y_o, dz_o);
      else
        found.each[o()] = get<o()>().of_outputs(z_o, t_o, dz_o);
      found.sum += weight<o()>() * found.each[o()];
      if (weight<o()>() != 1 && dz_o.data() != nullptr)
        for (T& slope : dz_o.flat()) slope = static_cast<T>(weight<o()>() * static_cast<double>(slope));
    });
    return found;
  }

 private:
  std::tuple<L...> losses_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
