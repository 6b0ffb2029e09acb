// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <class... L>
struct Residual;

namespace detail::networks {

template <class In, class Out>
struct residual_problem;
template <std::size_t... Idx, std::size_t... O>
struct residual_problem<Shape<Idx...>, Shape<O...>> {
  using type = phrases<problems::adds_its_input_of_shape<Idx...>, problems::but_its_layers_give_shape<O...>>;
};
template <std::size_t... Idx>
struct residual_problem<Shape<Idx...>, Shape<Idx...>> {
  using type = none;
};

template <class S, class... L>
struct ResidualAt {
  using Inner = BoundSequential<S, L...>;
  using stages = typename Inner::stages;  // it is a container
  using inference = typename Inner::inference;
  using input = S;
  using output = S;
  // Any number plus something is any number. Of other sums nothing is known.
  using gives =
      std::conditional_t<std::same_as<typename Inner::gives, Gives::logits> || std::is_void_v<typename Inner::gives>,
                         typename Inner::gives, Gives::neither>;
  template <class>
  using at = ResidualAt;
  using problem = typename first_problem<
      typename std::conditional_t<Inner::valid, residual_problem<S, typename Inner::output>,
                                  std::type_identity<typename Inner::problem>>::type,
      decltype(element_problem<Stage<0, Residual<L...>, Inner, S, S>>())>::type;  // it adds its input: numbers

  template <class T>
  using Parameters = typename Inner::template Parameters<T>;
  template <class T>
  using State = typename Inner::template State<T>;
  template <class T, std::size_t B>
  using Scratch = typename Inner::template Scratch<T, B>;
  template <class T, std::size_t B>
  struct Cache {  // f(x) is kept: the y of this layer is not the y of the inner ones
    using InnerCache = typename Inner::template Cache<T, B>;
    using F = layers::Batch<T, B, S>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (InnerCache, inner), (F, f));
  };

  template <class T>
  static void initialize(auto& parameters, auto& state, Random& random) {
    Inner::template initialize<T>(parameters, state, random);
  }
  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    Inner::forward(p, x, y, pass);
    add(y, x, y);
  }
  static void train(const auto& p, auto x, auto y, auto pass) {
    Inner::train(p, x, pass.cache.f, pass.of(pass.state, pass.cache.inner));
    add(x, pass.cache.f, y);
  }
  static void backward(const auto& p, auto x, auto /*y*/, auto dy, auto dx, auto& gradient, auto pass) {
    Inner::backward(p, x, decltype(dy)(pass.cache.f), dy, dx, gradient, pass.of(pass.state, pass.cache.inner));
    if (dx.data() != nullptr) add(dx, dy, dx);
  }

 private:
  static constexpr void add(auto a, auto b, auto sum) {
    elementwise([](auto ai, auto bi) { return ai + bi; }, sum, a, b);
  }
};

}  // namespace detail::networks

/// y = x + f(x), f being the layers L... one after the other; they give the shape that they take.
/// He, Zhang, Ren, Sun: Deep residual learning for image recognition (2015), equation 1.
template <class... L>
struct Residual {
  template <class S>
  using at = detail::networks::ResidualAt<S, L...>;
  /// With an option for each layer in it.
  template <class Option>
  using with_each = Residual<EachWith<L, Option>...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
