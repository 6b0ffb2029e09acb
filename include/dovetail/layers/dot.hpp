// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/lanes.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_two_vectors_of_one_length {};
}  // namespace detail::problems

namespace detail::layers {

template <class S, class... More>
struct DotOf {
  using input = Shapes<S, More...>;
  using output = Shape<1>;
  using gives = Gives::logits;
  static constexpr std::size_t multiply_adds = S::size;

  static constexpr void forward(const auto& x, auto y) {
    const auto a = hana::at_c<0>(x), b = hana::at_c<1>(x);
    for (std::size_t row = 0; row < y.size(); ++row)
      y.data()[row] = product(a.data() + row * S::size, b.data() + row * S::size);
  }
  // da = dy · b, db = dy · a
  static void backward(const auto& x, auto /*y*/, auto dy, const auto& dx) {
    const auto one = [&](auto part, auto other) {
      if (part.data() == nullptr) return;
      for (std::size_t row = 0; row < dy.size(); ++row)
        for (std::size_t i = row * S::size; i < (row + 1) * S::size; ++i)
          part.data()[i] = dy.data()[row] * other.data()[i];
    };
    one(hana::at_c<0>(dx), hana::at_c<1>(x));
    one(hana::at_c<1>(dx), hana::at_c<0>(x));
  }

 private:
  template <class T>
  static constexpr T product(const T* a, const T* b) noexcept {
    if (!std::is_constant_evaluated())
      return simd::sum(kernels::sum_packs<T>(S::size, [&](auto at) { return at.load(a) * at.load(b); }));
    T sum = 0;
    for (std::size_t i = 0; i < S::size; ++i) sum += a[i] * b[i];
    return sum;
  }
};
}  // namespace detail::layers

/// y = Σ x₀ · x₁, the scalar product of two vectors of one length: of shapes (N) and (N) it makes (1).
struct Dot {
  static constexpr std::size_t values = 2;  ///< how many it takes
  /// Whether values of these two shapes go together.
  template <class A, class B>
  static constexpr bool joins = A::rank == 1 && std::same_as<A, B>;
  /// What is wrong if two do not.
  using wants = detail::problems::takes_two_vectors_of_one_length;
  /// The layer for values of these shapes.
  template <class... S>
  using at = detail::layers::DotOf<S...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
