// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/network.hpp>
#include <dovetail/training/model.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A problem: see explain/problem.hpp.
template <class Optimizer>
struct the_moments_of_this_optimizer_cannot_be_saved {
  static constexpr words text = words() << "dovetail: to be saved, " << name_of<Optimizer>()
                                        << "::Moments is a Hana struct of records and std::uint64_t: "
                                           "BOOST_HANA_DEFINE_STRUCT(Moments, (P, m), (std::uint64_t, steps))";
};
}  // namespace detail::problems

namespace detail::storage {

// The fields of Moments: records, and the numbers beside them.
template <class F>
struct can_be_kept : std::bool_constant<layers::is_record<F> || std::same_as<F, std::uint64_t>> {};

template <class Moments>
constexpr bool is_saved() {
  if constexpr (hana::Struct<Moments>::value)
    return layers::all_of<can_be_kept, typename layers::Fields<Moments>::type>;
  return std::is_empty_v<Moments>;
}

// The numbers beside the records: the steps of Adam.
template <class Moments>
void add_counters(std::vector<Counter>& counters, const Moments& moments) {
  hana::for_each(hana::accessors<Moments>(), [&](auto field) {
    const auto& value = hana::second(field)(moments);
    if constexpr (std::same_as<std::remove_cvref_t<decltype(value)>, std::uint64_t>)
      counters.push_back(
          {sentence({optimizer_prefix, hana::first(field).c_str()}), const_cast<std::uint64_t*>(&value)});
  });
}

template <class Net, class Optimizer, class... Parts>
[[gnu::cold]] Weights weights_of(const Model<Net, Optimizer, Parts...>& model) {
  Weights weights = weights_of(model.network());
  using Moments = std::remove_cvref_t<decltype(model.moments())>;
  using wrong =
      std::conditional_t<is_saved<Moments>(), none, problems::the_moments_of_this_optimizer_cannot_be_saved<Optimizer>>;
  using problem = typename printed<wrong>::problem;
  static_assert(no<problem::text>,
                DOVETAIL_MESSAGE(problem::text, "dovetail: this optimizer's moments cannot be saved"));
  weights.optimizer = plain_text(raw_name_of<Optimizer>());
  weights.counters.push_back({"epochs", const_cast<std::uint64_t*>(&model.epochs())});
  if constexpr (hana::Struct<Moments>::value) {
    add_slots(weights.slots, "optimizer.", model.moments());
    add_counters(weights.counters, model.moments());
  }
  return weights;
}

}  // namespace detail::storage

/// Writes a model as save(network, path) writes its network, and all that its training goes on from: the epochs and
/// what the optimizer keeps ("optimizer.m.1.kernel", the steps). A model that is saved, loaded and trained on has the
/// same weights, bit for bit, as one that was never interrupted, where fit is called with the same options. What the
/// program itself states is not in the file: the optimizer's settings, the loss, the metrics.
template <class Net, class... Parts>
[[gnu::cold]] void save(const Model<Net, Parts...>& model, const std::string& path) {
  if constexpr (Model<Net, Parts...>::valid) detail::storage::write(detail::storage::weights_of(model), path);
}
/// The bytes of that file.
template <class Net, class... Parts>
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Model<Net, Parts...>& model) {
  if constexpr (Model<Net, Parts...>::valid) return detail::storage::write(detail::storage::weights_of(model));
  return {};
}

/// The same with golden samples, as for a network.
template <class Net, class... Parts, class X>
[[gnu::cold]] void save(const Model<Net, Parts...>& model, const std::string& path, const X& samples) {
  if constexpr (Model<Net, Parts...>::valid && detail::storage::are_samples<Net, X>()) {
    detail::storage::Weights weights = detail::storage::answering(detail::storage::weights_of(model), model.network());
    const auto golden = detail::storage::golden_tensors<Net>(weights, samples);
    detail::storage::write(weights, path);
  }
}
/// The bytes of that file.
template <class Net, class... Parts, class X>
  requires(!std::convertible_to<const X&, std::string>)
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Model<Net, Parts...>& model, const X& samples) {
  if constexpr (Model<Net, Parts...>::valid && detail::storage::are_samples<Net, X>()) {
    detail::storage::Weights weights = detail::storage::answering(detail::storage::weights_of(model), model.network());
    const auto golden = detail::storage::golden_tensors<Net>(weights, samples);
    return detail::storage::write(weights);
  }
  return {};
}

/// Reads a model from the file of one with the same kind of optimizer, as load(network, path) reads a network; from a
/// file of a network alone load(model.network(), path) reads the weights. Throws FormatError; the model is then as it
/// was before.
template <class Net, class... Parts>
[[gnu::cold]] void load(Model<Net, Parts...>& model, const std::string& path) {
  if constexpr (Model<Net, Parts...>::valid)
    detail::storage::read(path, detail::storage::answering(detail::storage::weights_of(model), model.network()));
}
/// The same from the bytes of such a file.
template <class Net, class... Parts>
[[gnu::cold]] void load(Model<Net, Parts...>& model, std::span<const std::byte> bytes) {
  if constexpr (Model<Net, Parts...>::valid)
    detail::storage::read(bytes, detail::storage::answering(detail::storage::weights_of(model), model.network()));
}
/// Refuses a model that cannot be changed.
template <class Net, class... Parts>
void load(const Model<Net, Parts...>&, const std::string&) {
  detail::storage::refuse_to_change<Net>();
}
/// \overload
template <class Net, class... Parts>
void load(const Model<Net, Parts...>&, std::span<const std::byte>) {
  detail::storage::refuse_to_change<Net>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
