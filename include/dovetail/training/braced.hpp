// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <utility>

#include <dovetail/networks/several_inputs.hpp>
#include <dovetail/training/data_problem.hpp>
#include <dovetail/training/loss.hpp>

/// What fit and evaluate take in braces: the data of several inputs, {image, meta}, and the targets of several outputs.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N>
struct but_the_braces_have_N {};
struct put_them_in_braces {};
template <std::size_t N, class... But>
struct the_network_has_N_outputs {};
struct put_their_targets_in_braces {};
/// The target of one of several outputs: see the_target.
template <detail::explain::Literal P, class... Phrase>
struct the_target_of {};
}  // namespace detail::problems

namespace detail::training {

template <std::size_t Idx, class V>
struct BracedOne : ViewOrCopy<V> {
  using ViewOrCopy<V>::ViewOrCopy;
};
template <class Indices, class... V>
struct BracedAll;
template <std::size_t... Idx, class... V>
struct BracedAll<std::index_sequence<Idx...>, V...> : BracedOne<Idx, V>... {
  BracedAll() = default;
  template <class... X>
  explicit BracedAll(const std::array<words, sizeof...(V)>& who, const X&... x)
      : BracedOne<Idx, V>(x, who[Idx].data())... {}
  hana::tuple<V...> views() const { return hana::tuple<V...>(static_cast<const BracedOne<Idx, V>&>(*this).view...); }
};

/// Data in braces, one for each of several Views. What they are is a matter of What: it names them in errors and knows
/// what is wrong with others.
template <class Views, class What>
class Braced;
template <class... V, class What>
class Braced<hana::tuple<V...>, What> : public BracedAll<std::index_sequence_for<V...>, V...> {
  using Base = BracedAll<std::index_sequence_for<V...>, V...>;

 public:
  Braced() = default;
  /// Borrows data, or computes them; refuses others, in a sentence.
  template <class... X>
    requires(sizeof...(X) > 0)
  constexpr Braced(const X&... x DOVETAIL_LIFETIMEBOUND) : Braced(std::bool_constant<taken<X...>()>{}, x...) {}
  Braced(const Braced&) = delete;  // see ViewOrCopy
  Braced& operator=(const Braced&) = delete;

 private:
  template <class... X>
  constexpr Braced(std::true_type, const X&... x) : Base(What::names, x...) {}
  template <class... X>
  constexpr Braced(std::false_type, const X&...) {}

  template <class... X>
  static consteval bool taken() {
    using wrong = explained<decltype(What::template problem<X...>())>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return no_problem<wrong::text>;
  }
};
template <class X>
inline constexpr bool is_braced = false;
template <class Views, class What>
inline constexpr bool is_braced<Braced<Views, What>> = true;

// The first of some problems of data in braces.
template <class Judge, class... X, std::size_t... Idx>
consteval auto first_problem_in(std::index_sequence<Idx...>) {
  return typename first_problem<decltype(Judge::template problem_of<Idx, X>())...>::type{};
}

/// The samples of a network of several inputs, in braces.
template <class Net>
struct SamplesInBraces {
  using F = typename Net::architecture;
  static constexpr std::size_t count = Net::input_count;
  static constexpr std::array<words, count> names = [] {
    std::array<words, count> all;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view name = F::input_names[i];
      name.empty() ? all[i] << "Input " << i : all[i] << "Input \"" << name << "\"";
    }
    return all;
  }();
  template <std::size_t Idx, class X>
  static consteval auto problem_of() {
    using Found = decltype(training::samples_problem<X, layers::element<Idx, typename Net::Samples>>());
    return typename networks::problem_of_input<layers::element<Idx, typename F::input_lines>, Idx, Found>::type{};
  }
  template <class... X>
  static consteval auto problem() {
    if constexpr (!Net::valid) {
      return none{};
    } else if constexpr (sizeof...(X) != count) {
      return problems::the_network_takes_N_inputs<count, problems::but_the_braces_have_N<sizeof...(X)>>{};
    } else {
      return training::first_problem_in<SamplesInBraces, X...>(std::make_index_sequence<count>{});
    }
  }
};

template <class Line, class Problem>
struct problem_of_target {
  using type = Problem;
};
template <explain::Literal Name, class... Phrase>
struct problem_of_target<Output<Name>, problems::the_target<Phrase...>> {
  using type = problems::the_target_of<Name, Phrase...>;
};
/// The targets of a network of several outputs, which Losses L take as Targets, in braces.
template <class Net, class L, class Targets>
struct TargetsInBraces {
  using F = typename Net::architecture;
  static constexpr std::size_t count = Net::output_count;
  static constexpr std::array<words, count> names = [] {
    std::array<words, count> all;
    for (std::size_t i = 0; i < count; ++i) all[i] << "The target of \"" << F::output_names[i] << "\"";
    return all;
  }();
  template <std::size_t Idx, class Y>
  static consteval auto problem_of() {
    using Found = decltype(training::targets_problem<Y, layers::element<Idx, Targets>, typename L::template at<Idx>>());
    return typename problem_of_target<layers::element<Idx, typename F::output_lines>, Found>::type{};
  }
  template <class... Y>
  static consteval auto problem() {
    if constexpr (sizeof...(Y) != count) {
      return problems::the_network_has_N_outputs<count, problems::but_the_braces_have_N<sizeof...(Y)>>{};
    } else {
      return training::first_problem_in<TargetsInBraces, Y...>(std::make_index_sequence<count>{});
    }
  }
};

/// What stands for data in braces of a model that is wrong: anything, so that nothing after it fails.
struct AnyInBraces {
  template <class... X>
  constexpr AnyInBraces(const X&...) {}
};
/// What stands for the samples of Net in braces; of one input no braces are taken.
template <class Net, class Samples = typename Net::Samples>
struct samples_in_braces {
  using type = problems::missing;
};
template <class Net, class... V>
struct samples_in_braces<Net, hana::tuple<V...>> {
  using type = Braced<hana::tuple<V...>, SamplesInBraces<Net>>;
};
/// What stands for the targets of Net in braces, where losses L take Targets.
template <class Net, class L, class Targets>
struct targets_in_braces {
  using type = std::conditional_t<(Net::output_count > 1), AnyInBraces, problems::missing>;
};
template <class Net, class L, class... V>
struct targets_in_braces<Net, L, hana::tuple<V...>> {
  using type = Braced<hana::tuple<V...>, TargetsInBraces<Net, L, hana::tuple<V...>>>;
};

/// What stands for targets that a Call was not given. Of several outputs only the call shows that they are missing.
template <template <class> class Call, class Y>
constexpr Y no_targets() {
  if constexpr (is_braced<Y>) {
    using wrong = explained<of_call<Call<problems::takes_samples_and_their_targets>, Y>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
  return {};
}

/// What is wrong with samples X and targets Y, of which a model with loss L takes Samples and Targets.
template <class Net, class X, class Y, class Targets, class L>
consteval auto data_problem() {
  if constexpr (Net::input_count > 1 && !is_braced<X>) {
    return problems::the_network_takes_N_inputs<Net::input_count, problems::put_them_in_braces>{};
  } else if constexpr (Net::output_count > 1 && !is_braced<Y>) {
    return problems::the_network_has_N_outputs<Net::output_count, problems::put_their_targets_in_braces>{};
  } else {
    // What is in braces is judged there.
    const auto of_samples = [] {
      if constexpr (is_braced<X>)
        return none{};
      else if constexpr (networks::is_padded<X>)
        return training::padded_samples_problem<Net, X, L>();
      else
        return training::samples_problem<X, typename Net::Samples>();
    };
    const auto of_targets = [] {
      if constexpr (is_braced<Y>)
        return none{};
      else
        return training::targets_problem<Y, Targets, L>();
    };
    return typename first_problem<decltype(of_samples()), decltype(of_targets())>::type{};
  }
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
