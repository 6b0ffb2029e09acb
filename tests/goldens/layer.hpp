// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/networks.hpp>
#include <goldens/golden.hpp>

namespace goldens {

/// A network of layers in inference, in training and backward, against what PyTorch computes.
template <class A, class T>
class Layers {
  using F = typename Network<A, T>::architecture;
  using Element = typename Network<A, T>::element;
  using X = tensor_of<Element, detail::shape::batch_shape<typename F::input>>;
  using Y = tensor_of<T, detail::shape::batch_shape<typename F::output>>;

 public:
  explicit Layers(const std::string& file) : golden_(file) {
    golden_.read("x", x_);
    golden_.read("parameter", network_.parameters());
    golden_.read("state", network_.states());
  }
  /// Each layer that draws random numbers in training draws its own: PyTorch's are others.
  bool trains() const { return golden_.has("dy"); }

  void inference() { golden_.check("inference", network_.predict(x_)); }
  void training() {
    const std::size_t rows = x_.rows();
    auto y = Y::with_rows(rows);
    const auto dy = golden_.template read<Y>("dy");
    auto dx = X::with_rows(rows);
    parameters_of<F, T> gradient{};
    auto memory = Tensor<std::byte, dynamic>::with_rows(F::template training_bytes<T>(rows));
    std::byte* next = memory.data();
    cache_of<F, T, dynamic> cache;
    place(cache, next, rows);
    Random random;
    const Training<F, T, dynamic> pass{network_.states(), cache, random};

    F::train(network_.parameters(), std::as_const(x_).view(), y.view(), pass);
    golden_.check("y", y);
    F::backward(network_.parameters(), std::as_const(x_).view(), std::as_const(y).view(), dy.view(), dx.view(),
                gradient, pass);
    if constexpr (std::same_as<Element, T>) golden_.check("dx", dx);
    golden_.check("gradient", gradient);
    golden_.check("state_after", network_.states());
  }

 private:
  Golden golden_;
  Network<A, T> network_{};
  X x_{};
};

}  // namespace goldens
