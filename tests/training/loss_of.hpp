// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training/loss.hpp>

/// A loss of tensors, where training has views of a batch.
namespace losses {

using namespace dovetail;

template <class Loss, class T, std::size_t B, std::size_t... E>
double of_outputs(const Tensor<T, B, E...>& y, const auto& t, View<T, dynamic, E...> dy = {}) {
  const View<const T, dynamic, E...> outputs = y;
  return Loss::of_outputs(outputs, typename Loss::template Targets<T, Shape<E...>>(t), dy);
}
template <class Loss, class T, std::size_t B, std::size_t... E>
double of_logits(const Tensor<T, B, E...>& z, const auto& t, View<T, dynamic, E...> dz = {}) {
  const View<const T, dynamic, E...> logits = z;
  auto y = Tensor<T, dynamic, E...>::with_rows(z.rows());
  return Loss::of_logits(logits, typename Loss::template Targets<T, Shape<E...>>(t), y.view(), dz);
}

}  // namespace losses
