// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/select.hpp>

/// Layers that join several values of one shape, element by element: what Join takes.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_equal_shapes {};
}  // namespace detail::problems

namespace detail::layers {

/// y = M::merge(x...), of N values of shape S.
template <class M, class S, std::size_t N, class Indices = std::make_index_sequence<N>>
struct Merged;
template <class M, class S, std::size_t N, std::size_t... K>
struct Merged<M, S, N, std::index_sequence<K...>> {
  using input = Shapes<std::enable_if_t<(K < N), S>...>;
  using output = S;
  using gives = typename M::gives;
  static constexpr std::size_t multiply_adds = 0;
  using lengths = Lengths::kept;
  static constexpr bool works_in_place = true, hands_on_gradient = requires { requires M::hands_on_gradient; };

  static constexpr void forward(const auto& x, auto y) {
    elementwise([](auto... xi) { return M::merge(xi...); }, y, hana::at_c<K>(x)...);
  }
  static void backward(const auto& x, auto y, auto dy, const auto& dx) {
    for_indices<N>([&](auto k) {
      const auto part = hana::at_c<k()>(dx);
      if (part.data() != nullptr) elementwise(gradient<k()>, part, y, dy, hana::at_c<K>(x)...);
    });
  }

 private:
  template <std::size_t Part>
  static constexpr auto gradient = [](auto y, auto dy, auto... x) { return M::template gradient<Part>(y, dy, x...); };
};

/// A merging layer: M has merge() and gradient() on packs.
template <class M>
struct Merging {
  /// Whether values of these two shapes go together.
  template <class A, class B>
  static constexpr bool joins = std::same_as<A, B>;
  /// What is wrong if two do not.
  using wants = problems::takes_equal_shapes;
  /// The layer for values of these shapes.
  template <class First, class... S>
  using at = Merged<M, First, 1 + sizeof...(S)>;
};
}  // namespace detail::layers

/// y = x₀ + x₁ + ..., of values of one shape: Join<Add, "a">.
struct Add : detail::layers::Merging<Add> {
  using gives = detail::layers::gives_a_sum;       ///< to a loss: logits where x₀ is
  static constexpr bool hands_on_gradient = true;  ///< dx = dy, for each x
  /// y of packs.
  template <class Pack>
  static constexpr Pack merge(Pack first, auto... x) noexcept {
    return (first + ... + x);
  }
  template <std::size_t>
  static auto gradient(auto /*y*/, auto dy, auto...) noexcept {
    return dy;
  }
};

/// y = x₀ - x₁, of two values of one shape. Join<Subtract, "a"> subtracts the value that is called a.
struct Subtract : detail::layers::Merging<Subtract> {
  using gives = detail::layers::gives_a_sum;  ///< to a loss: logits where x₀ is
  static constexpr std::size_t values = 2;    ///< how many it takes
  /// y of packs.
  static constexpr auto merge(auto a, auto b) noexcept { return a - b; }
  /// Of another number, which is refused.
  static constexpr auto merge(auto a, auto...) noexcept { return a; }
  template <std::size_t K>
  static auto gradient(auto /*y*/, auto dy, auto...) noexcept {
    return K == 0 ? dy : -dy;
  }
};

/// y = x₀ · x₁ · ..., element by element, of values of one shape.
struct Multiply : detail::layers::Merging<Multiply> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  /// y of packs.
  template <class Pack>
  static constexpr Pack merge(Pack first, auto... x) noexcept {
    return (first * ... * x);
  }
  template <std::size_t K, class Pack>
  static Pack gradient(Pack /*y*/, Pack dy, auto... x) noexcept {
    std::size_t place = 0;
    ((dy = place++ == K ? dy : dy * x), ...);
    return dy;
  }
};

/// y = (x₀ + x₁ + ...) / N, of N values of one shape.
struct Average : detail::layers::Merging<Average> {
  using gives = detail::layers::gives_a_sum;  ///< to a loss: logits where x₀ is
  /// y of packs.
  template <class Pack, class... X>
  static constexpr Pack merge(Pack first, X... x) noexcept {
    return (first + ... + x) / Pack(static_cast<typename Pack::value_type>(1 + sizeof...(X)));
  }
  template <std::size_t, class Pack, class... X>
  static Pack gradient(Pack /*y*/, Pack dy, X...) noexcept {
    return dy / Pack(static_cast<typename Pack::value_type>(sizeof...(X)));
  }
};

/// y = max(x₀, x₁, ...), element by element, of values of one shape. The gradient goes to the first largest.
struct Maximum : detail::layers::Merging<Maximum> {
  using gives = Gives::neither;  ///< to a loss: see Gives
  /// y of packs.
  template <class Pack>
  static constexpr Pack merge(Pack first, auto... x) noexcept {
    ((first = detail::simd::maximum(first, x)), ...);
    return first;
  }
  template <std::size_t K, class Pack>
  static Pack gradient(Pack y, Pack dy, auto... x) noexcept {
    const Pack values[]{x...}, none(0);
    Pack part = detail::simd::select(values[K] == y, dy, none);
    for (std::size_t k = 0; k < K; ++k) part = detail::simd::select(values[k] == y, none, part);
    return part;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
