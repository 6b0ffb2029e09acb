// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/storage/network.hpp>
#include <dovetail/training/model.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class Optimizer>
struct the_state_of_this_optimizer_cannot_be_saved {
  static constexpr words text = words() << "dovetail: to be saved, " << name_of<Optimizer>()
                                        << "::State is a Hana struct of records and std::uint64_t: "
                                           "BOOST_HANA_DEFINE_STRUCT(State, (P, m), (std::uint64_t, steps))";
};
}  // namespace detail::problems

namespace detail::storage {

// The fields of State: records, numbers beside them, and what an optimizer inside keeps.
template <class State>
constexpr bool is_saved();
template <class F>
struct can_be_kept : std::bool_constant<layers::is_record<F> || std::same_as<F, std::uint64_t> || is_saved<F>()> {};
template <class State>
constexpr bool is_saved() {
  if constexpr (hana::Struct<State>::value) return layers::all_of<can_be_kept, typename layers::Fields<State>::type>;
  return std::is_empty_v<State>;
}

// The tensors and the numbers of an optimizer's state: "optimizer.m.1.kernel", "optimizer.steps".
template <class Byte, class State>
void add_state(StateDict<Byte>& dict, const std::string& prefix, State& state) {
  hana::for_each(hana::accessors<std::remove_const_t<State>>(), [&](auto field) {
    auto& value = hana::second(field)(state);
    using Value = std::remove_cvref_t<decltype(value)>;
    const std::string name = sentence({prefix, hana::first(field).c_str()});
    if constexpr (std::same_as<Value, std::uint64_t>) {
      dict.counters.push_back({name, &value});
    } else if constexpr (layers::is_record<Value>) {
      add_tensors(dict.tensors, name + ".", value);
    } else if constexpr (hana::Struct<Value>::value) {
      add_state(dict, name + ".", value);
    }
  });
}

// What is wrong with a model to be saved.
template <class Model, class Optimizer>
using saving_problem =
    explained<std::conditional_t<is_saved<std::remove_cvref_t<decltype(std::declval<Model&>().optimizer_state())>>(),
                                 none, problems::the_state_of_this_optimizer_cannot_be_saved<Optimizer>>>;

// The optimizer's tensors and numbers, beside those of the network.
template <class Optimizer, class Byte, class Model>
[[gnu::cold]] StateDict<Byte> with_training(StateDict<Byte> dict, Model& model) {
  using State = std::remove_cvref_t<decltype(model.optimizer_state())>;
  dict.optimizer = plain_text(raw_name_of<Optimizer>());
  dict.counters.push_back({"epochs", &model.epochs()});
  if constexpr (hana::Struct<State>::value) add_state(dict, std::string(optimizer_prefix), model.optimizer_state());
  if constexpr (training::names_settings<Optimizer>) {
    OptimizerSettings settings(dict.settings);
    model.optimizer().settings(settings);
  }
  return dict;
}
/// The tensors and numbers of a model, to be saved.
template <class Net, class Optimizer, class... Parts>
[[gnu::cold]] StateDict<const std::byte> model_state_dict(const Model<Net, Optimizer, Parts...>& model) {
  using problem = saving_problem<Model<Net, Optimizer, Parts...>, Optimizer>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return with_training<Optimizer>(network_state_dict(model.network()), model);
}
/// The tensors and numbers of a model, to be loaded.
template <class Net, class Optimizer, class... Parts>
[[gnu::cold]] StateDict<std::byte> model_state_dict(Model<Net, Optimizer, Parts...>& model) {
  using problem = saving_problem<Model<Net, Optimizer, Parts...>, Optimizer>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return with_training<Optimizer>(network_state_dict(model.network()), model);
}

}  // namespace detail::storage

/// Writes a model as save(network, path) writes its network, and all that its training continues from: the epochs and
/// the optimizer's state ("optimizer.m.1.kernel", the steps). A model that is saved, loaded and trained further has the
/// same weights, bit for bit, as one that was never interrupted, if fit is called with the same options. The
/// optimizer's settings and schedules are in the file as a text; the loss and the metrics, which the program states,
/// are not.
template <class Net, class... Parts>
[[gnu::cold]] void save(const Model<Net, Parts...>& model, const std::string& path, const Metadata& metadata = {}) {
  if constexpr (Model<Net, Parts...>::valid)
    detail::storage::write(detail::storage::model_state_dict(model), path, metadata);
}
/// The bytes of the file that save(model, path) writes.
template <class Net, class... Parts>
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Model<Net, Parts...>& model, const Metadata& metadata = {}) {
  if constexpr (Model<Net, Parts...>::valid)
    return detail::storage::write(detail::storage::model_state_dict(model), metadata);
  return {};
}

/// Writes a model with golden samples, as save(network, path, samples) does.
template <class Net, class... Parts, class X = detail::storage::SeveralSamples<Net>>
  requires(!std::convertible_to<const X&, Metadata>)
[[gnu::cold]] void save(const Model<Net, Parts...>& model, const std::string& path, const X& samples,
                        const Metadata& metadata = {}) {
  if constexpr (Model<Net, Parts...>::valid && detail::storage::are_samples<Net, X>()) {
    auto dict = detail::storage::model_state_dict(model);
    const auto golden = detail::storage::golden_tensors(dict, model.network(), samples);
    detail::storage::write(dict, path, metadata);
  }
}
/// The bytes of the file that save(model, path, samples) writes.
template <class Net, class... Parts, class X = detail::storage::SeveralSamples<Net>>
  requires(!std::convertible_to<const X&, std::string> && !std::convertible_to<const X&, Metadata>)
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Model<Net, Parts...>& model, const X& samples,
                                                     const Metadata& metadata = {}) {
  if constexpr (Model<Net, Parts...>::valid && detail::storage::are_samples<Net, X>()) {
    auto dict = detail::storage::model_state_dict(model);
    const auto golden = detail::storage::golden_tensors(dict, model.network(), samples);
    return detail::storage::write(dict, metadata);
  }
  return {};
}

/// Reads a model from the file of one with the same kind of optimizer, as load(network, path) reads a network; from a
/// file of a network alone load(model.network(), path) reads the weights. The optimizer's settings stay those of the
/// program; where they differ from those in the file, a line on stderr tells so. Throws FormatError; the model is then
/// as it was before.
template <class Net, class... Parts>
[[gnu::cold]] void load(Model<Net, Parts...>& model, const std::string& path) {
  if constexpr (Model<Net, Parts...>::valid)
    detail::storage::read(path, detail::storage::model_state_dict(model),
                          detail::storage::NetworkPredictor(model.network()));
}
/// Reads a model from the bytes of a file, as load(model, path) does.
template <class Net, class... Parts>
[[gnu::cold]] void load(Model<Net, Parts...>& model, std::span<const std::byte> bytes) {
  if constexpr (Model<Net, Parts...>::valid)
    detail::storage::read(bytes, detail::storage::model_state_dict(model),
                          detail::storage::NetworkPredictor(model.network()));
}
/// Refuses to read a file into a model that is const or a temporary.
template <class Net, class... Parts>
void load(const Model<Net, Parts...>&, const std::string&) {
  detail::storage::refuse_to_change<Net>();
}
/// Refuses to read bytes into a model that is const or a temporary.
template <class Net, class... Parts>
void load(const Model<Net, Parts...>&, std::span<const std::byte>) {
  detail::storage::refuse_to_change<Net>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
