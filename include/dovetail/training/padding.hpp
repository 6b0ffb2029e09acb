// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/networks/steps.hpp>
#include <dovetail/training/loss_of.hpp>

/// Training on padded samples: where a network answers to each step, the mean over a batch is that over the steps that
/// are there. So a loss and metrics see the steps of each sample as a batch of their own.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

template <class S>
struct one_step {
  using type = Shape<1>;
};
template <std::size_t N, std::size_t... E>
  requires(sizeof...(E) > 0)
struct one_step<Shape<N, E...>> {
  using type = Shape<E...>;
};
/// The shape of what a network with outputs of shape S answers to one step.
template <class S>
using step_shape = typename one_step<S>::type;

/// Whether there are no lengths.
template <class Steps>
inline constexpr bool is_all = std::same_as<Steps, layers::AllSteps>;

/// The steps that are there of one sample, as views of a batch: outputs of architecture F, and their targets.
template <class F, class T, class Loss>
struct StepsOfSample {
  using Out = typename F::output;
  using Step = step_shape<Out>;
  using Targets = typename Loss::template Targets<T, Step>;
  std::size_t sample, count;

  auto outputs(const T* z) const { return layers::ReadBatch<T, dynamic, Step>(z + sample * Out::size, count); }
  auto outputs(T* z) const { return layers::Batch<T, dynamic, Step>(z == nullptr ? z : z + sample * Out::size, count); }
  Targets targets(const auto& t) const {
    return Targets(t.data() + sample * (Targets::row_size * Out::dims[0]), count);
  }
};

/// How many steps there are in that many samples, of up to `most` each.
constexpr std::size_t count_steps(const auto& steps, std::size_t samples, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t b = 0; b < samples; ++b) count += steps.of(b, most);
  return count;
}

/// The loss as loss_of, over the steps that are there: Σ n / N · loss, of n steps of each sample, N in all. Its
/// gradient is 0 in the padding.
template <class F, class T, class Loss, class Steps>
BatchLoss<Loss> loss_of_steps(const Loss& loss, const auto& z, const auto& t, const auto& y, const auto& dz,
                              const Steps& steps) {
  if constexpr (is_all<Steps>) {
    return training::loss_of<F, T>(loss, z, t, y, dz);
  } else {
    constexpr std::size_t most = F::output::dims[0];
    const std::size_t samples = z.rows(), total = count_steps(steps, samples, most);
    double sum = 0;
    for (std::size_t b = 0; b < samples; ++b) {
      const StepsOfSample<F, T, Loss> part{b, steps.of(b, most)};
      const auto from = part.outputs(static_cast<const T*>(z.data()));
      const auto slopes = part.outputs(dz.data());
      const double share = static_cast<double>(part.count) / static_cast<double>(total);
      if constexpr (takes_logits<F, Loss>)
        sum += share * loss.of_logits(from, part.targets(t), part.outputs(y.data()), slopes);
      else
        sum += share * loss.of_outputs(from, part.targets(t), slopes);
      if (slopes.data() != nullptr)
        for (T& slope : slopes.flat()) slope *= static_cast<T>(share);
    }
    networks::clear_padding(dz, steps);
    return {sum};
  }
}

/// Gives the lengths of validation samples to data of the kind that the samples to train on are. Throws OptionError
/// where only those to validate with are padded.
constexpr void see_steps(networks::StepCounts<>& steps, networks::StepCounts<> given) { steps = given; }
inline void see_steps(layers::AllSteps, networks::StepCounts<> given) {
  if (given.first != nullptr)
    fail<OptionError>(
        {"validation: expected samples as those to train on, which are not padded, found padded samples"});
}

/// The lengths of samples that are gathered.
template <class Steps>
struct GatheredSteps {
  explicit GatheredSteps(std::size_t /*rows*/) {}
  static Steps gather(Steps steps, const std::size_t* /*order*/, std::size_t /*rows*/) { return steps; }
};
template <>
struct GatheredSteps<networks::StepCounts<>> {
  std::vector<std::uint32_t> lengths;

  explicit GatheredSteps(std::size_t rows) : lengths(rows) {}
  networks::StepCounts<> gather(networks::StepCounts<> steps, const std::size_t* order, std::size_t rows) {
    if (steps.first == nullptr) return steps;
    for (std::size_t i = 0; i < rows; ++i) lengths[i] = steps.first[order[i]];
    return {lengths.data()};
  }
};

/// Targets as they are checked: where there is padding, which may be anything, stands what the first step of its sample
/// has.
template <class F, class Targets, class Steps>
auto checked_targets(const Targets& t, const Steps& steps) {
  if constexpr (is_all<Steps>) {
    return t;
  } else {
    constexpr std::size_t most = F::output::dims[0], size = Targets::row_size / most;
    tensor_of<typename Targets::value_type, typename Targets::shape> copy(t);
    for (std::size_t b = 0; b < t.rows(); ++b) {
      auto* const first = copy.data() + b * Targets::row_size;
      for (std::size_t i = steps.of(b, most); i < most; ++i) std::copy_n(first, size, first + i * size);
    }
    return copy;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
