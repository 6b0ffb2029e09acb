// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

#include <cstddef>

namespace layers {

using namespace dovetail;

/// A layer for samples of shape S with its records, without a network.
template <class L, class S, class T = float>
struct Alone {
  using Layer = typename detail::layers::layer_traits<L>::template bound<S>;
  using X = tensor_of<detail::layers::element_of<Layer, T>, detail::shape::batch_shape<S>>;
  using Y = tensor_of<T, detail::shape::batch_shape<typename detail::layers::layer_traits<Layer>::template output<S>>>;

  parameters_of<Layer, T> parameters{}, gradient{};
  state_of<Layer, T> state{};
  Random random;

  Alone() { initialize_layer<Layer, T>(parameters, state, random); }

  Y forward(const X& x) {
    auto y = Y::with_rows(x.rows());
    scratch_of<Layer, T, dynamic> scratch{};
    auto memory = Tensor<std::byte, dynamic>::with_rows(detail::layers::byte_count<decltype(scratch)>(x.rows()));
    std::byte* next = memory.data();
    detail::layers::place(scratch, next, x.rows());
    run_forward<Layer>(parameters, x.view(), y.view(), Inference<Layer, T, dynamic>{state, scratch});
    return y;
  }
  Y train(const X& x) {
    auto y = Y::with_rows(x.rows());
    memory_ = Tensor<std::byte, dynamic>::with_rows(detail::layers::byte_count<cache_of<Layer, T, dynamic>>(x.rows()));
    std::byte* next = memory_.data();
    detail::layers::place(cache_, next, x.rows());
    run_train<Layer>(parameters, x.view(), y.view(), pass());
    return y;
  }
  /// After `train`. Of a layer that takes no numbers the result is zeros.
  X backward(const X& x, const Y& y, const Y& dy) {
    auto dx = X::with_rows(x.rows());
    if constexpr (detail::layers::names_element<Layer>)
      run_backward<Layer>(parameters, x.view(), y.view(), dy.view(), Nothing<>{}, gradient, pass());
    else
      run_backward<Layer>(parameters, x.view(), y.view(), dy.view(), dx.view(), gradient, pass());
    return dx;
  }

 private:
  Training<Layer, T, dynamic> pass() { return {state, cache_, random}; }

  cache_of<Layer, T, dynamic> cache_{};
  Tensor<std::byte, dynamic> memory_;
};

/// All elements within a relative tolerance: of a few roundings, if nothing else is said.
template <class A, class B = A>
bool close(const A& a, const B& b, double tolerance = 1e-6) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double p = static_cast<double>(a.data()[i]), q = static_cast<double>(b.data()[i]);
    const double difference = p < q ? q - p : p - q, size = q < 0 ? -q : q;
    if (p != q && !(difference <= tolerance * (size > 1e-3 ? size : 1e-3))) return false;
  }
  return true;
}

}  // namespace layers
