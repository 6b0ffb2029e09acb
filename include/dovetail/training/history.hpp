// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <string>
#include <tuple>
#include <vector>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class M>
struct the_metric_M_was_not_given_to_compile {};
template <class M, class Fix>
struct the_metric_M_counts_on_several_outputs {};
}  // namespace detail::problems

namespace detail::training {
// What a metric is called: by its type, unless it says otherwise.
template <class M>
consteval words metric_words() {
  if constexpr (requires { requires std::same_as<decltype(M::name), const words>; }) {
    return M::name;
  } else {
    return snake_name_of<M>();
  }
}
template <class M>
inline constexpr words metric_names[2] = {metric_words<M>(), words() << "val_" << metric_words<M>()};

// std::vector's own are inlined at every use.
[[gnu::cold, gnu::noinline]] inline void reserve(std::vector<double>& values, std::size_t count) {
  values.reserve(count);
}
[[gnu::cold, gnu::noinline]] inline void add(std::vector<double>& values, double value) { values.push_back(value); }

/// Whether what a model counts is metric M, of one of its outputs.
template <class M, class Counted>
inline constexpr bool counts_as = false;
/// Where metric M is among those that a model counts: itself, or of the one output that it is counted on. `dynamic`
/// where it is not, or on several outputs.
template <class M, class... Metrics>
inline constexpr std::size_t place_of_metric = [] {
  const bool same[] = {std::same_as<M, Metrics>..., false}, counts[] = {counts_as<M, Metrics>..., false};
  std::size_t place = dynamic, times = 0;
  for (std::size_t i = 0; i < sizeof...(Metrics); ++i) {
    if (same[i]) return i;
    if (counts[i]) place = times++ == 0 ? i : dynamic;
  }
  return place;
}();
template <class M, class... Metrics>
consteval auto find_metric_problem() {
  if constexpr (place_of_metric<M, Metrics...> != dynamic) {
    return none{};
  } else if constexpr ((counts_as<M, Metrics> || ...)) {
    using First = typename first_problem<std::conditional_t<counts_as<M, Metrics>, Metrics, none>...>::type;
    return problems::the_metric_M_counts_on_several_outputs<M, problems::write<First>>{};
  } else {
    return problems::the_metric_M_was_not_given_to_compile<M>{};
  }
}
template <class M, class... Metrics>
using metric_problem = explained<decltype(find_metric_problem<M, Metrics...>())>;
}  // namespace detail::training

/// What the values of a metric are called: "accuracy" is metric_name<Accuracy>.
template <class M>
inline constexpr const char* metric_name = detail::training::metric_names<M>[0].data();
/// What the values of a metric over the validation are called: "val_accuracy" is val_metric_name<Accuracy>.
template <class M>
inline constexpr const char* val_metric_name = detail::training::metric_names<M>[1].data();

/// The loss and the metrics over some data: result.loss, result.metric<Accuracy>().
template <class... Metrics>
struct Result {
  double loss = 0;                   ///< the mean over the samples
  std::tuple<Metrics...> metrics{};  ///< of the types given to compile

  /// The value of a metric; of one that was not given to compile it does not compile.
  template <class M>
  constexpr double metric() const {
    using problem = detail::training::metric_problem<M, Metrics...>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      return std::get<detail::training::place_of_metric<M, Metrics...>>(metrics).value();
    } else {
      return 0;
    }
  }
};

/// A value an epoch: history.loss, history.val_loss, history.metric<Accuracy>(), history.val_metric<Accuracy>().
/// What is of the validation is empty where there was none.
template <class... Metrics>
class History {
 public:
  /// The loss in training: the mean over the samples of an epoch, each with the weights of its step.
  std::vector<double> loss, val_loss;  ///< val_loss: that of the validation, with the weights after each epoch

  /// A metric in training, one value per epoch.
  template <class M>
  const std::vector<double>& metric() const {
    return of<M>(metrics_);
  }
  /// A metric of the validation, one value per epoch.
  template <class M>
  const std::vector<double>& val_metric() const {
    return of<M>(val_metrics_);
  }

  /// Calls visit(name, values) for each list, under Keras's names: "loss", "accuracy", "val_loss", "val_accuracy".
  void for_each(auto&& visit) { visit_lists(*this, visit); }
  /// Calls visit(name, values) for each list, to read.
  void for_each(auto&& visit) const { visit_lists(*this, visit); }

  /// Makes room, so that add() does not allocate.
  [[gnu::cold]] void reserve(std::size_t epochs, bool validation) {
    for (int lists = 0; lists < 1 + validation; ++lists) {
      All& kept = lists == 0 ? metrics_ : val_metrics_;
      detail::training::reserve(lists == 0 ? loss : val_loss, epochs);
      (detail::training::reserve(std::get<Values<Metrics>>(kept).values, epochs), ...);
    }
  }
  /// Adds an epoch.
  void add(const Result<Metrics...>& result) { add(result, loss, metrics_); }
  /// Adds the validation of an epoch.
  void add_validation(const Result<Metrics...>& result) { add(result, val_loss, val_metrics_); }

 private:
  template <class M>
  struct Values {
    std::vector<double> values;
  };
  using All = std::tuple<Values<Metrics>...>;

  template <class M>
  static const std::vector<double>& of(const All& kept) {
    using problem = detail::training::metric_problem<M, Metrics...>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (no_problem<problem::text>) {
      return std::get<detail::training::place_of_metric<M, Metrics...>>(kept).values;
    } else {
      static const std::vector<double> none_of_it;
      return none_of_it;
    }
  }
  [[gnu::cold]] static void visit_lists(auto& self, auto& visit) {
    visit(std::string("loss"), self.loss);
    (visit(std::string(metric_name<Metrics>), std::get<Values<Metrics>>(self.metrics_).values), ...);
    visit(std::string("val_loss"), self.val_loss);
    (visit(std::string(val_metric_name<Metrics>), std::get<Values<Metrics>>(self.val_metrics_).values), ...);
  }
  [[gnu::cold]] static void add(const Result<Metrics...>& result, std::vector<double>& losses, All& kept) {
    detail::training::add(losses, result.loss);
    (detail::training::add(std::get<Values<Metrics>>(kept).values, result.template metric<Metrics>()), ...);
  }

  All metrics_, val_metrics_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
