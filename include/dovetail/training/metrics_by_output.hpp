// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <tuple>

#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/training/history.hpp>
#include <dovetail/training/losses_by_output.hpp>
#include <dovetail/training/metric.hpp>

/// Metrics of networks of several outputs.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
/// The output of architecture F that is called Name, by its number; one more than there are where none is.
template <class F>
consteval std::size_t output_called(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(F::output_names, name) - F::output_names.begin());
}
}  // namespace detail::training

/// A metric of one output, which is called P: On<"digit", Accuracy>{}. Its name in fit is "digit_accuracy".
template <detail::explain::Literal P, detail::training::metric_function M>
struct On<P, M> {
  M metric{};  ///< of that output

  /// As "digit_accuracy".
  static constexpr detail::words name = detail::words() << P.text() << "_" << detail::snake_name_of<M>();
  /// Over all batches so far.
  double value() const { return metric.value(); }
  /// Takes a batch: the outputs y of architecture F, their targets t and losses.
  template <class F>
  void update(const auto& y, const auto& t, const auto& losses, const auto&, double) {
    constexpr std::size_t o = detail::training::output_called<F>(P.text());
    detail::training::update_metric(metric, detail::hana::at_c<o>(y), detail::hana::at_c<o>(t),
                                    losses.template get<o>());
  }
};

/// The loss of one output, without its weight, which is called P: result.metric<LossOf<"digit">>(). Its name in fit
/// is "digit_loss". A network of several outputs has it for each of them beside its metrics.
template <detail::explain::Literal P>
struct LossOf {
  /// As "digit_loss".
  static constexpr detail::words name = detail::words() << P.text() << "_loss";
  /// The mean over the samples so far.
  double value() const { return value_; }
  /// Takes what each loss gives of a batch, which is that share of all samples so far.
  template <class F>
  void update(const auto&, const auto&, const auto&, const auto& each, double share) {
    value_ += (each[detail::training::output_called<F>(P.text())] - value_) * share;
  }

 private:
  double value_ = 0;
};

namespace detail::training {

template <explain::Literal P, class M>
inline constexpr bool counts_as<M, On<P, M>> = true;

// Whether metric M takes what output O of a network gives, and the targets of its loss.
template <class M, class Net, class L, std::size_t O>
concept metric_of_output =
    requires(M m, layers::element<O, layers::ReadBatch<typename Net::value_type, dynamic, typename Net::output>> y,
             layers::element<O, typename L::template Targets<typename Net::value_type, typename Net::output>> t,
             const L& losses) { training::update_metric(m, y, t, losses.template get<O>()); };

/// What a model counts of metrics M...: those themselves; of several outputs, which it is not here, see below.
template <class Net, class L, bool Valid, class... M>
struct CountedMetrics {
  using type = std::tuple<M...>;
  static type of(M&&... metric) { return type(std::move(metric)...); }
};

// Metric M on output O that is called P, if it suits that.
template <class Net, class L, std::size_t O, explain::Literal P, class M>
auto counted_on(const M& metric) {
  if constexpr (metric_of_output<M, Net, L, O>) {
    return std::tuple<On<P, M>>(On<P, M>{metric});
  } else {
    return std::tuple<>();
  }
}
template <class Net, class L, std::size_t O, explain::Literal P, explain::Literal Wanted, class M>
auto counted_on(const On<Wanted, M>& metric) {
  if constexpr (P.text() == Wanted.text()) {
    return std::tuple<On<P, M>>(metric);
  } else {
    return std::tuple<>();
  }
}

/// The loss of each output, and each metric on all outputs that it suits, or on the one that it names.
template <class Net, by_output L, class... M>
struct CountedMetrics<Net, L, true, M...> {
  static auto of(const M&... metric) {
    return []<explain::Literal... P, std::size_t... O>(layers::types<Output<P>...>, std::index_sequence<O...>,
                                                       const M&... m) {
      [[maybe_unused]] const auto on_each = [](const auto& one) {
        return std::tuple_cat(training::counted_on<Net, L, O, P>(one)...);
      };
      return std::tuple_cat(std::tuple<LossOf<P>...>(), on_each(m)...);
    }(typename Net::architecture::output_lines{}, std::make_index_sequence<L::count>{}, metric...);
  }
  using type = decltype(of(std::declval<const M&>()...));
};

/// Those as the arguments of a template, behind others: of Result, of History.
template <template <class...> class C, class Counted, class... First>
struct with_metrics;
template <template <class...> class C, class... M, class... First>
struct with_metrics<C, std::tuple<M...>, First...> {
  using type = C<First..., M...>;
};

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
