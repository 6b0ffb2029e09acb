// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
/// The mean squares that Adafactor keeps of a tensor (..., M, N): one for each row and one for each column of the
/// matrices; of a vector one for each number.
template <class X>
struct MeanSquares;
template <class T, std::size_t N>
struct MeanSquares<Tensor<T, N>> {
  using Rows = Tensor<T, N>;
  BOOST_HANA_DEFINE_STRUCT(MeanSquares, (Rows, rows));
  static constexpr std::size_t m = 0, n = N;
  T* column_data() { return nullptr; }
};
template <class T, std::size_t... E>
  requires(sizeof...(E) >= 2)
struct MeanSquares<Tensor<T, E...>> {
  static constexpr std::size_t m = Shape<E...>::dims[sizeof...(E) - 2], n = Shape<E...>::dims[sizeof...(E) - 1];
  using Rows = Tensor<T, Shape<E...>::size / n>;
  using Columns = Tensor<T, Shape<E...>::size / m>;
  BOOST_HANA_DEFINE_STRUCT(MeanSquares, (Rows, rows), (Columns, columns));
  T* column_data() { return columns.data(); }
};
/// Where they are; without columns for a vector.
template <class T>
struct FactoredSquares {
  T *rows = nullptr, *columns = nullptr;
  std::size_t m = 0, n = 0;
};
template <class Tensors>
struct all_mean_squares;
template <class... X>
struct all_mean_squares<layers::types<X...>> {
  using type = hana::tuple<MeanSquares<X>...>;
};
}  // namespace detail::training

/// Adam without a mean of the gradients, and with means of their squares over rows and columns in place of one for each
/// number: memory for training grows with the edges of the kernels and not with their area. With β = 1 - t^beta_2_decay
/// R = β R + (1 - β) row means of g² + ε₁,  C = β C + (1 - β) column means of g² + ε₁,  v = R Cᵀ / mean(R)
/// u = g / √v,  w = w - α max(ε₂, rms(w)) u / max(1, rms(u) / clip_threshold)
/// Vectors, such as biases, keep v itself. Shazeer, Stern: Adafactor (2018), with Keras's names and defaults.
struct Adafactor {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_2_decay = -0.8;             ///< how fast β comes near 1: a number from -1 to 0
  double epsilon_1 = 1e-30;               ///< ε₁: keeps the division from 0
  double epsilon_2 = 1e-3;                ///< ε₂: the least size of weights that a step is a share of
  double clip_threshold = 1;              ///< the largest root mean square of u
  bool relative_step = true;              ///< α is at most 1 / √t
  OptimizerOption weight_decay = {};      ///< kernels lose α · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: R and C of each tensor, in their order, and t.
  template <class P>
  struct State {
    /// R and C of each tensor.
    using Squares = typename detail::training::all_mean_squares<detail::layers::tensors_of<P>>::type;
    BOOST_HANA_DEFINE_STRUCT(State, (Squares, squares), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"beta_2_decay", beta_2_decay, {-1, 0, "a number from -1 to 0"}}});
    to.add({{"epsilon_1", epsilon_1, OptimizerSettings::not_negative},
            {"epsilon_2", epsilon_2, OptimizerSettings::not_negative}});
    to.add({{"clip_threshold", clip_threshold, {1e-30, 1e30, "a number from 1e-30 to 1e30"}}});
    to.add({{"relative_step", relative_step}});
  }
  /// One step.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    double rate = learning_rate(state.steps++);
    const double t = static_cast<double>(state.steps), beta = 1 - std::pow(t, beta_2_decay);
    if (relative_step) rate = (std::min)(rate, 1 / std::sqrt(t));
    const detail::training::Step now(*this, rate);
    // Of each tensor in its order.
    using T = typename detail::layers::element<0, detail::layers::tensors_of<P>>::value_type;
    detail::training::FactoredSquares<T> squares[detail::layers::tensor_count<P>], *next = squares;
    detail::hana::for_each(state.squares, [&](auto& of) { *next++ = {of.rows.data(), of.column_data(), of.m, of.n}; });
    next = squares;
    detail::training::with_pieces(
        now,
        [&](auto pieces) {
          for (const auto& piece : pieces) step(piece, beta, *next++);
        },
        parameters, gradient);
  }

 private:
  template <class T>
  void step(const detail::training::Piece<T>& piece, double beta,
            const detail::training::FactoredSquares<T>& of) const {
    const auto [rows, columns, m, n] = of;
    const auto& change = piece.change;
    const std::size_t count = piece.count, height = columns == nullptr ? 1 : m, area = height * n;
    const auto slope = [&](std::size_t i) {
      const double g = static_cast<double>(change.scale) * static_cast<double>(piece.gradient[i]);
      return (std::clamp)(g, -static_cast<double>(change.limit), static_cast<double>(change.limit));
    };
    const auto moves = [beta](T& mean, double to) {
      mean = static_cast<T>(beta * static_cast<double>(mean) + (1 - beta) * to);
    };
    const auto square = [&](std::size_t i) { return slope(i) * slope(i) + epsilon_1; };
    double of_w = 0;
    for (std::size_t i = 0; i < count; ++i) {
      piece.weights[i] *= change.keep;
      of_w += static_cast<double>(piece.weights[i]) * static_cast<double>(piece.weights[i]);
    }
    const auto mean_over = [&](std::size_t first, std::size_t stride, std::size_t size) {
      double sum = 0;
      for (std::size_t k = 0; k < size; ++k) sum += square(first + k * stride);
      return sum / static_cast<double>(size);
    };
    if (columns == nullptr) {
      for (std::size_t i = 0; i < count; ++i) moves(rows[i], square(i));
    } else {
      for (std::size_t r = 0; r < count / n; ++r) moves(rows[r], mean_over(r * n, 1, n));
      for (std::size_t c = 0; c < count / m; ++c) moves(columns[c], mean_over(c / n * area + c % n, n, m));
    }
    // u, of one matrix after the other.
    const auto for_each_u = [&](const auto& f) {
      for (std::size_t first = 0; first < count; first += area) {
        double mean = 0;
        if (columns != nullptr)
          for (std::size_t r = 0; r < m; ++r) mean += static_cast<double>(rows[first / n + r]) / static_cast<double>(m);
        for (std::size_t i = first; i < first + area; ++i) {
          const double v = columns == nullptr ? static_cast<double>(rows[i])
                                              : static_cast<double>(rows[i / n]) / mean *
                                                    static_cast<double>(columns[first / m + i % n]);
          f(i, slope(i) / std::sqrt((std::max)(v, detail::training::above_0(0))));
        }
      }
    };
    double of_u = 0;
    for_each_u([&](std::size_t, double u) { of_u += u * u; });
    const auto rms = [count](double squares) { return std::sqrt(squares / static_cast<double>(count)); };
    const double length = static_cast<double>(change.rate) * (std::max)(epsilon_2, rms(of_w)) /
                          (std::max)(1.0, rms(of_u) / clip_threshold);
    for_each_u([&](std::size_t i, double u) { piece.weights[i] -= static_cast<T>(length * u); });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
