// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>

#include <dovetail/networks/leaving_out.hpp>
#include <dovetail/training/losses_by_output.hpp>

/// What runs before a loss, and the loss of what that gives.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What a model with this loss runs in training and in evaluation: the architecture F, without the activation that it
/// ends in where the loss does the work of that. Its functions are those of every container: networks/sequential.hpp.
template <class F, class Loss>
struct before {
  using type = F;
};
template <class F, class Loss>
  requires computed_of_logits<Loss, typename F::output> && networks::ends_in<F, typename Loss::activation>
struct before<F, Loss> {
  using type = networks::LeavingOut<typename Loss::activation, F>;
};
template <class F, by_output Loss>
struct before<F, Loss> {
  using type = typename EachOutput<F, Loss>::before;
};
template <class F, class Loss>
using before_loss = typename before<F, Loss>::type;

/// Whether F leaves the activation of the loss to it.
template <class F, class Loss>
inline constexpr bool gives_logits =
    computed_of_logits<Loss, typename F::output> && std::same_as<typename F::gives, Gives::logits>;
/// Whether the loss is computed from logits: from what F gives, or from what enters the activation that it ends in.
template <class F, class Loss>
inline constexpr bool takes_logits = gives_logits<F, Loss> || !std::same_as<before_loss<F, Loss>, F>;
/// Of Losses: whether one of them is.
template <class F, by_output Loss>
inline constexpr bool takes_logits<F, Loss> = std::ranges::count(EachOutput<F, Loss>::takes_logits, true) > 0;

/// The loss of z, what runs before it gave, and its gradient to dz unless that is null. If z are logits, what the
/// activation makes of them is written to y; otherwise y is z.
template <class F, class T, class Loss>
BatchLoss<Loss> loss_of(const Loss& loss, layers::ReadBatch<T, dynamic, typename F::output> z, auto t,
                        [[maybe_unused]] layers::Batch<T, dynamic, typename F::output> y,
                        layers::Batch<T, dynamic, typename F::output> dz) {
  if constexpr (by_output<Loss>) {
    return loss.template of_batch<F, T>(z, t, y, dz);
  } else if constexpr (takes_logits<F, Loss>) {
    return {loss.of_logits(z, t, y, dz)};
  } else {
    return {loss.of_outputs(z, t, dz)};
  }
}
/// Gives outputs y their place behind `next`, unless they are z: what runs before the loss gives no logits then.
template <class F, class Loss, class Outputs>
void place_outputs(Outputs& y, const Outputs& z, std::byte*& next, std::size_t rows) {
  y = z;
  if constexpr (by_output<Loss>) {
    layers::for_indices<Loss::count>([&](auto o) {
      if constexpr (EachOutput<F, Loss>::takes_logits[o()]) layers::place(hana::at_c<o()>(y), next, rows);
    });
  } else if constexpr (takes_logits<F, Loss>) {
    layers::place(y, next, rows);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
