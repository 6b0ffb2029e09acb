// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>

#include <dovetail/networks/names.hpp>
#include <dovetail/networks/network_problem.hpp>
#include <dovetail/networks/workspace.hpp>
#include <dovetail/tensor/array.hpp>

/// What predict of a network of several inputs is given: one sample of each input, or a batch of each.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N, class... But>
struct the_network_takes_N_inputs {};
template <std::size_t N>
struct but_predict_gets_N {};
/// Input "meta", or input number 0, of several: see the_input.
template <detail::explain::Literal P, class... Phrase>
struct input {};
template <std::size_t Idx, class... Phrase>
struct input_number {};
template <class... But>
struct predict_takes_one_sample_of_each_input {};
struct or_a_batch_of_each {};
struct but_gets_both {};
struct predict_takes_inputs_one_behind_the_other_and_not_in_braces {};
}  // namespace detail::problems

namespace detail::networks {

// What becomes a tensor, as x / 255 does: see expressions/expression.hpp.
template <class X>
concept lazy = !any_tensor<X> && requires {
  typename X::value_type;
  typename X::shape;
} && std::convertible_to<const X&, tensor_of<typename X::value_type, typename X::shape>>;

/// A problem of the input, as one of input Idx of several, which Line writes.
template <class Line, std::size_t Idx, class Problem>
struct problem_of_input {
  using type = Problem;
};
template <explain::Literal Name, std::size_t... E, std::size_t Idx, class... Phrase>
struct problem_of_input<NamedInput<Name, E...>, Idx, problems::the_input<Phrase...>> {
  using type = problems::input<Name, Phrase...>;
};
template <std::size_t Idx, class... Phrase>
struct problem_of_input<void, Idx, problems::the_input<Phrase...>> {
  using type = problems::input_number<Idx, Phrase...>;
};

/// Whether predict is given views already: of all inputs in one, and in the end a workspace.
template <class Net, class... X>
inline constexpr bool are_seen = false;
template <class Net, class X, class... Memory>
inline constexpr bool are_seen<Net, X, Memory...> = std::same_as<std::remove_cvref_t<X>, typename Net::Sample> ||
                                                    std::same_as<std::remove_cvref_t<X>, typename Net::Samples>;

enum class Kind : unsigned char { neither, sample, batch };

// What data X are to an input that takes samples and batches as these views.
template <class Sample, class Batch, class X>
consteval Kind given_as() {
  if constexpr (lazy<X>) {
    return networks::given_as<Sample, Batch, tensor_of<typename X::value_type, typename X::shape>>();
  } else if constexpr (std::convertible_to<const X&, Sample>) {
    return Kind::sample;
  } else {
    return std::convertible_to<const X&, Batch> || std::same_as<X, Array<typename Batch::value_type>> ? Kind::batch
                                                                                                      : Kind::neither;
  }
}

// Data as predict reads them: an expression is computed, and an array of any shape seen as V.
template <class V, class X>
decltype(auto) readable(const X& x, std::string_view input) {
  if constexpr (lazy<X>) {
    return tensor_of<typename X::value_type, typename X::shape>(x);
  } else if constexpr (std::same_as<X, Array<typename V::value_type>>) {
    return x.template as<V>({input, " of the Graph is incompatible with the data"});
  } else {
    return (x);
  }
}

/// Several inputs in braces, as fit takes them: predict refuses them, in a sentence.
struct InBraces {
  template <class... X>
    requires(sizeof...(X) > 1)
  constexpr InBraces(const X&...) {
    using wrong =
        explained<std::conditional_t<(sizeof...(X) > 1),
                                     problems::predict_takes_inputs_one_behind_the_other_and_not_in_braces, none>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
};

/// Throws ShapeError unless all inputs of a network have the same number of samples.
template <class F>
void check_rows_of_inputs(const auto& x) {
  const std::size_t rows = layers::rows_of(x);
  bool same = true;
  layers::for_each_view([&](const auto& view) { same = same && view.rows() == rows; }, x);
  if (same) return;
  std::string found;
  std::size_t input = 0;
  layers::for_each_view(
      [&](const auto& view) {
        Part({input == 0 ? "" : ", ", input_name<F>(input), " has ", view.rows()}).append_to(found);
        ++input;
      },
      x);
  fail<ShapeError>({"inputs have different numbers of samples: ", found});
}

/// What predict is given, X..., in the end with a workspace.
template <class Net, class... X>
struct SeveralInputs {
  using F = typename Net::architecture;
  static constexpr std::size_t count = layers::value_count<typename Net::input>;
  static constexpr bool has_workspace =
      sizeof...(X) == count + 1 &&
      std::same_as<layers::element<sizeof...(X) - 1, layers::types<X...>>, typename Net::Memory&>;
  static constexpr bool is_counted = sizeof...(X) == count || has_workspace;

  template <std::size_t Idx>
  using data = std::remove_cvref_t<layers::element<Idx, layers::types<X...>>>;
  template <std::size_t Idx>
  using sample = layers::element<Idx, typename Net::Sample>;
  template <std::size_t Idx>
  using batch = layers::element<Idx, typename Net::Samples>;

  static constexpr std::array<Kind, count> given = []<std::size_t... Idx>(std::index_sequence<Idx...>) {
    if constexpr (is_counted) return std::array{networks::given_as<sample<Idx>, batch<Idx>, data<Idx>>()...};
    return std::array<Kind, count>{};
  }(std::make_index_sequence<count>{});
  static constexpr bool all(Kind kind) { return std::ranges::count(given, kind) == std::ptrdiff_t{count}; }
  /// Whether predict computes nothing but the answer, of samples that are there.
  static constexpr bool is_plain = all(Kind::sample) && !(lazy<std::remove_cvref_t<X>> || ...);

  static consteval auto find_problem() {
    constexpr auto wrong = static_cast<std::size_t>(std::ranges::find(given, Kind::neither) - given.begin());
    if constexpr (!Net::valid) {
      return none{};
    } else if constexpr (!is_counted) {
      return problems::the_network_takes_N_inputs<count, problems::but_predict_gets_N<sizeof...(X)>>{};
    } else if constexpr (wrong < count) {
      using Found = typename input_problem<data<wrong>, layers::element<wrong, typename Net::input>,
                                           typename batch<wrong>::value_type>::type;
      return typename problem_of_input<layers::element<wrong, typename F::input_lines>, wrong, Found>::type{};
    } else if constexpr (!all(Kind::sample) && !all(Kind::batch)) {
      return problems::predict_takes_one_sample_of_each_input<problems::or_a_batch_of_each, problems::but_gets_both>{};
    } else {
      return none{};
    }
  }
  using problem = explained<decltype(find_problem())>;

  /// The answer of the network.
  static decltype(auto) predict(const Net& network, X&... x) {
    return [&]<std::size_t... Idx>(std::index_sequence<Idx...>, const auto& given_data) -> decltype(auto) {
      if constexpr (has_workspace) {
        return network.predict(typename Net::Sample(sample<Idx>(std::get<Idx>(given_data))...),
                               std::get<count>(given_data));
      } else if constexpr (all(Kind::sample)) {
        return answer<typename Net::Sample>(network, networks::readable<sample<Idx>>(std::get<Idx>(given_data), {})...);
      } else {
        return answer<typename Net::Samples>(
            network, networks::readable<batch<Idx>>(std::get<Idx>(given_data), networks::input_name<F>(Idx))...);
      }
    }(std::make_index_sequence<count>{}, std::tie(x...));
  }

 private:
  // What is computed stays until the answer is there.
  template <class Views>
  static auto answer(const Net& network, const auto&... x) {
    return [&]<std::size_t... Idx>(std::index_sequence<Idx...>) {
      return network.predict(Views(layers::element<Idx, Views>(x)...));
    }(std::make_index_sequence<count>{});
  }
};

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
