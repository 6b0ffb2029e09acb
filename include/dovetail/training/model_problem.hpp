// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/networks/chain.hpp>
#include <dovetail/tensor/array.hpp>
#include <dovetail/training/meaning.hpp>
#include <dovetail/training/problems.hpp>

/// Whether the parts of a model and its data fit, and what to say where they do not.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {
/// What can train: a class with `Moments<P>`, kept from step to step, and
/// `step(P& parameters, const P& gradient, Moments<P>& moments) const`, where P is a record of tensors: see walk().
/// `check() const`, if it is there, throws OptionError before the first step of a fit.
template <class O>
concept optimizer = requires { typename O::template Moments<Nothing<>>; };
/// What can be made smaller: see training/loss.hpp.
template <class L>
concept loss_function = requires { typename L::template Targets<float, Shape<2>>; };
/// What can be watched: update(y, t) takes each batch of outputs and targets, value() is that of all of them. Every
/// epoch and every evaluation starts with a copy of the object that compile was given.
template <class M>
concept metric_function = requires(const M m) { m.value(); };

template <bool Fine, class Wrong>
using unless = std::conditional_t<Fine, none, Wrong>;

template <class M, std::size_t I>
using metric_kind = unless<metric_function<M>, problems::compile_takes_an_optimizer_and_a_loss_before_metrics<
                                                   problems::but_argument<I, M>, problems::is_not_a_metric>>;

template <class I, class... M>
struct metric_kinds;
template <std::size_t... I, class... M>
struct metric_kinds<std::index_sequence<I...>, M...> : first_problem<metric_kind<M, I + 3>...> {};

template <class L, class Out>
inline constexpr bool fits_output = true;
template <class L, class Out>
  requires requires { L::template fits<Out>; }
inline constexpr bool fits_output<L, Out> = L::template fits<Out>;

// The first layer that cannot be trained, in joints too.
template <class Stages>
struct untrainable;
template <class S, class L = typename S::layer>
struct untrainable_stage
    : networks::own_problem<S::index, typename S::written,
                            decltype(networks::training_problem<L, typename S::input, typename S::output>())> {};
template <class S, class L>
  requires requires { typename L::stages; }
struct untrainable_stage<S, L>
    : networks::own_problem<S::index, typename S::written, typename untrainable<typename L::stages>::type> {};
template <class S, class L>
  requires requires { typename L::Inner::stages; }
struct untrainable_stage<S, L>
    : networks::own_problem<S::index, typename S::written, typename untrainable<typename L::Inner::stages>::type> {};
template <class... S>
struct untrainable<hana::tuple<S...>> {
  using type = networks::first_wrong<typename untrainable_stage<S>::type...>;
};

// Whether the loss can be computed of the outputs, and the metrics of outputs and targets.
template <class Net, class L, class... M>
struct fit_problem {
  using type = problems::loss<L, problems::on_output<typename Net::output>>;
};
template <class Net, class L, class... M>
  requires(fits_output<L, typename Net::output>)
struct fit_problem<Net, L, M...>
    : first_problem < typename untrainable<typename Net::architecture::stages>::type,
      typename meaning<typename Net::architecture::stages, L>::type,
      unless < requires(M m, layers::ReadBatch<typename Net::value_type, dynamic, typename Net::output> y,
                        typename L::template Targets<typename Net::value_type, typename Net::output> t) {
  m.update(y, t);
}, problems::the_metric_M_does_not_fit_the_targets_of_the_loss < M, L >> ...>{};

// Nothing is said of a model whose network is wrong: the network says it.
template <class Net, class O, class L, class... M>
struct model_problem
    : first_problem<unless<!std::same_as<O, problems::missing>,
                           problems::compile_takes_an_optimizer_and_a_loss_before_metrics<
                               problems::but_argument<1, problems::the_optimizer>, problems::is_missing>>,
                    unless<optimizer<O>, problems::compile_takes_an_optimizer_and_a_loss_before_metrics<
                                             problems::but_argument<1, O>, problems::is_not_an_optimizer>>,
                    unless<!std::same_as<L, problems::missing>,
                           problems::compile_takes_an_optimizer_and_a_loss_before_metrics<
                               problems::but_argument<2, problems::the_loss>, problems::is_missing>>,
                    unless<loss_function<L>, problems::compile_takes_an_optimizer_and_a_loss_before_metrics<
                                                 problems::but_argument<2, L>, problems::is_not_a_loss>>,
                    typename metric_kinds<std::index_sequence_for<M...>, M...>::type> {};
template <class Net, class O, class L, class... M>
  requires(!Net::valid)
struct model_problem<Net, O, L, M...> {
  using type = none;
};
template <class Net, optimizer O, loss_function L, metric_function... M>
  requires(Net::valid)
struct model_problem<Net, O, L, M...> : fit_problem<Net, L, M...> {};

template <bool Valid, class L, class T, class Out>
struct targets_of {
  using type = View<const T, dynamic>;
};
template <class L, class T, class Out>
struct targets_of<true, L, T, Out> {
  using type = typename L::template Targets<T, Out>;
};
template <bool Valid, class O, class P>
struct moments_of {
  using type = Nothing<>;
};
template <class O, class P>
struct moments_of<true, O, P> {
  using type = typename O::template Moments<P>;
};

// Data that can be seen as the view V: as it is; one column where V has none; numbers of another type; an expression,
// computed.
template <class X, class V>
concept is_view = std::convertible_to<const X&, V>;
template <class X, class V>
concept is_array = std::same_as<X, Array<typename V::value_type>>;
template <class X, class V>
concept is_column = any_tensor<X> && V::rank == 1 && std::same_as<shape::row_shape<typename X::shape>, Shape<1>>;
template <class X, class V>
concept is_other_numbers =
    any_tensor<X> && std::integral<typename X::value_type> &&
    !std::same_as<typename X::value_type, typename V::value_type> &&
    (std::same_as<shape::row_shape<typename X::shape>, shape::row_shape<typename V::shape>> || is_column<X, V>);
template <class X, class V>
concept is_lazy = !any_tensor<X> && requires { typename X::shape; } &&
                  std::convertible_to<const X&, tensor_of<typename V::value_type, typename V::shape>>;
template <class X, class V>
concept offers = is_view<X, V> || is_array<X, V> || is_other_numbers<X, V> || is_lazy<X, V> ||
                 (is_column<X, V> && std::same_as<typename X::value_type, typename V::value_type>);

[[noreturn, gnu::cold]] void fail_too_wide(const char* who, std::size_t sample, auto value) {
  fail<ValueError>({who, " of sample ", sample, " is ", value, ": expected a 32-bit integer"});
}

template <class V, class X>
auto lend_as(const X& x, const char* who) {
  if constexpr (is_view<X, V>) {
    return V(x);
  } else if constexpr (is_array<X, V>) {
    return x.template as<V>({who, " of Sequential is incompatible with the data"});
  } else if constexpr (is_lazy<X, V>) {
    return tensor_of<typename V::value_type, typename V::shape>(x);
  } else if constexpr (is_other_numbers<X, V>) {
    auto numbers = tensor_of<typename V::value_type, typename V::shape>::with_rows(x.rows());
    for (std::size_t i = 0; i < x.size(); ++i) {
      numbers.data()[i] = static_cast<typename V::value_type>(x.data()[i]);
      if constexpr (std::integral<typename V::value_type>)
        if (static_cast<typename X::value_type>(numbers.data()[i]) != x.data()[i])
          fail_too_wide(who, i / X::row_size, x.data()[i]);
    }
    return numbers;
  } else {
    return V(x.data(), x.rows());
  }
}

/// Data seen as the view V, as long as this lives: numbers of another type become its own.
template <class V>
class Lent {
 public:
  V view{};

  Lent() = default;
  template <class X>
  Lent(const X& x, const char* who) {
    if constexpr (is_other_numbers<X, V> || is_lazy<X, V>) {
      own_ = lend_as<V>(x, who);
      view = own_;
    } else {
      view = lend_as<V>(x, who);
    }
  }
  Lent(const Lent&) = delete;  // the view is of this one's numbers
  Lent& operator=(const Lent&) = delete;

 private:
  tensor_of<typename V::value_type, typename V::shape> own_;
};

// What to say of x and y that a model does not take.
template <class V>
struct shape_words_of;
template <class T, std::size_t... E>
struct shape_words_of<View<const T, E...>> {
  using has = problems::has_shape<extent_of<E>...>;
  using network_takes = problems::but_the_network_takes_shape<extent_of<E>...>;
  template <class L>
  using loss_takes = problems::but_L_takes_shape<L, extent_of<E>...>;
};
template <class X>
struct seen {  // no tensor at all
  using has = problems::is_of_type_T_and_not_a_tensor<X>;
  using shape = Shape<0>;
};
template <class X>
  requires any_tensor<X> || requires {
    typename X::value_type;
    typename X::shape;
  }
struct seen<X> : shape_words_of<view_of<const typename X::value_type, typename X::shape>> {
  using shape = typename X::shape;
};

template <class X, class Samples>
inline constexpr bool same_rows = false;
template <any_tensor X, class Samples>
inline constexpr bool same_rows<X, Samples> =
    std::same_as<shape::row_shape<typename X::shape>, shape::row_shape<typename Samples::shape>>;

template <class X, class Samples, class Y, class Targets, class L>
struct data_problem {
  using type = problems::the_target<typename seen<Y>::has, typename shape_words_of<Targets>::template loss_takes<L>>;
};
template <class X, class Samples, class Y, class Targets, class L>
  requires(!offers<X, Samples> && !same_rows<X, Samples>)
struct data_problem<X, Samples, Y, Targets, L> {
  using Wrong = problems::the_input<typename seen<X>::has, typename shape_words_of<Samples>::network_takes>;
  using type = typename networks::with_reshape<Wrong, typename seen<X>::shape, typename Samples::shape>::type;
};
template <class X, class Samples, class Y, class Targets, class L>
  requires(!offers<X, Samples> && same_rows<X, Samples>)
struct data_problem<X, Samples, Y, Targets, L> {
  using type = problems::the_input<problems::has_elements_of_type<typename X::value_type>,
                                   problems::but_the_network_computes_in<typename Samples::value_type>,
                                   problems::write<problems::cast<typename Samples::value_type>(...)>>;
};
template <class X, class Samples, class Y, class Targets, class L>
  requires(offers<X, Samples> && same_rows<Y, Targets>)
struct data_problem<X, Samples, Y, Targets, L> {
  using type = problems::the_target<problems::has_elements_of_type<typename Y::value_type>,
                                    problems::but_L_takes_elements_of_type<L, typename Targets::value_type>,
                                    problems::write<problems::cast<typename Targets::value_type>(...)>>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
