// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/penalty.hpp>
#include <dovetail/layers/with.hpp>

/// What the options of parameters do in training: regularizers add to the loss and to the gradient, constraints change
/// parameters after each step.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// Whether a layer has regularizers or constraints, or one in it has.
template <class L>
inline constexpr bool has_parameter_options = false;
template <class L>
  requires requires { typename L::regularizers; }
inline constexpr bool has_parameter_options<L> =
    layers::length<typename L::regularizers> + layers::length<typename L::constraints> > 0;
template <class... S>
inline constexpr bool has_parameter_options<hana::tuple<S...>> =
    layers::total({(has_parameter_options<typename S::layer> ? 1U : 0U)...}) > 0;
template <layers::container L>
inline constexpr bool has_parameter_options<L> = has_parameter_options<typename L::stages>;

/// The regularizers of a layer, and the place of the parameter that each is for: types<At<0, L2<1e-4>>>.
struct OfRegularizers {
  template <class L>
  using list = typename L::regularizers;
};
/// The constraints of a layer, as its regularizers.
struct OfConstraints {
  template <class L>
  using list = typename L::constraints;
};

// Calls f for one option.
template <std::size_t Place, class Option, class... R>
void call_with_field(layers::At<Place, Option>, auto& f, R&... records) {
  constexpr auto field =
      hana::at_c<Place>(hana::accessors<std::remove_const_t<layers::element<0, layers::types<R...>>>>());
  f(Option{}, hana::second(field)(records)...);
}
/// Calls f(option, tensor...) for each option of a kind in layer L and the layers in it, with the tensor that it is for
/// of each record of its parameters.
template <class Kind, class L, class... R>
void for_each_option(auto&& f, R&... records) {
  if constexpr (!has_parameter_options<L>) {
    return;
  } else if constexpr (layers::container<L>) {
    using Stages = typename L::stages;
    layers::for_indices<layers::tuple_length<Stages>>([&](auto i) {
      training::for_each_option<Kind, typename layers::element<i(), Stages>::layer>(f, hana::at_c<i()>(records)...);
    });
  } else {
    [&]<class... Choice>(layers::types<Choice...>) {
      (training::call_with_field(Choice{}, f, records...), ...);
    }(typename Kind::template list<L>{});
  }
}

/// What the parameters of F add to the loss.
template <class F, class P>
double penalty(const P& parameters) {
  double sum = 0;
  training::for_each_option<OfRegularizers, F>(
      [&]<class R>(R, const auto& w) {
        using T = typename std::remove_cvref_t<decltype(w)>::value_type;
        sum += layers::penalty<R, T>(w.data(), nullptr, w.size());
      },
      parameters);
  return sum;
}
/// What the parameters of F add to the loss, whose derivatives are added to the gradient.
template <class F, class P>
double penalty(const P& parameters, P& gradient) {
  double sum = 0;
  training::for_each_option<OfRegularizers, F>(
      [&]<class R>(R, const auto& w, auto& g) { sum += layers::penalty<R>(w.data(), g.data(), w.size()); }, parameters,
      gradient);
  return sum;
}

/// Changes the parameters of F as its constraints say.
template <class F, class P>
void constrain(P& parameters) {
  training::for_each_option<OfConstraints, F>(
      []<class C>(C, auto& w) {
        constexpr auto& dims = std::remove_cvref_t<decltype(w)>::shape::dims;
        constexpr std::size_t columns = dims.size() == 1 ? 1 : dims[dims.size() - 1];
        C::constrain(w.data(), w.size() / columns, columns);
      },
      parameters);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
