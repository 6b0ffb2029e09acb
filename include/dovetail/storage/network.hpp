// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/borrowed.hpp>
#include <dovetail/storage/golden_tensors.hpp>
#include <dovetail/storage/transfer.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct save_and_load_take_a_network_or_a_model_and_not {};
struct load_changes_its_network_or_model_which_is_const_or_a_temporary_here {};
struct load_takes_an_architecture_or_a_network_before_the_file {
  static constexpr words text =
      words() << "dovetail: load takes an architecture, as in load<Digits>(path), or a network before the file";
};
struct load_takes_a_file_as_in {
  static constexpr words text = words() << "dovetail: load takes the file, as in load<Digits>(path)";
};
struct save_takes_a_network_or_a_model_before_the_file {};
/// The architecture that was not given to load.
template <class Path>
struct unloaded;
}  // namespace detail::problems

namespace detail::networks {
template <class Path>
struct architecture<problems::unloaded<Path>> : architecture<void> {
  using problem = problems::load_takes_an_architecture_or_a_network_before_the_file;
};
}  // namespace detail::networks

namespace detail::storage {
// What someone might take for a network: an architecture, a layer's parameters, a tensor.
template <class X>
concept is_mistaken = networks::is_architecture<X> || any_tensor<X> || hana::Struct<X>::value;

template <class X>
constexpr bool refuse_to_store() {
  using problem = explained<problems::save_and_load_take_a_network_or_a_model_and_not<X>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return false;
}
template <class X>
constexpr bool refuse_to_change() {
  using wrong = problems::load_changes_its_network_or_model_which_is_const_or_a_temporary_here;
  using problem = explained<std::conditional_t<(sizeof(X) > 0), wrong, none>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return false;
}
}  // namespace detail::storage

/// Writes a network as a safetensors file, whole or not at all (see write_file()): its parameters as "1.kernel" and
/// "1.bias", those of nested layers as "2.0.kernel", and the layers' state ("2.moving_mean"), each in the network's own
/// type. The metadata has the architecture as a text, a hash of it, the library's version, and texts of your own:
/// save(network, path, {{"classes", "cat dog"}}), which metadata(path) reads. Throws FormatError: "<path>: expected a
/// file that can be written, found No space left on device"; and ValueError for metadata that are not in UTF-8, or have
/// a name twice or one that begins with "dovetail.".
template <class A, class T>
[[gnu::cold]] void save(const Network<A, T>& network, const std::string& path, const Metadata& metadata = {}) {
  if constexpr (Network<A, T>::valid)
    detail::storage::write(detail::storage::network_state_dict(network), path, metadata);
}
/// The bytes of the file that save(network, path) writes: const std::vector<std::byte> bytes = save(network).
template <class A, class T>
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Network<A, T>& network, const Metadata& metadata = {}) {
  if constexpr (Network<A, T>::valid)
    return detail::storage::write(detail::storage::network_state_dict(network), metadata);
  return {};
}
/// Writes a network with golden samples: the inputs `samples`, of shape (B, input...), and the network's answers to
/// them travel with the weights, and load() refuses weights that do not reproduce the answers. Throws ValueError if an
/// input or an answer is not finite, and ShapeError if there is no sample.
template <class A, class T, class X = detail::storage::SeveralSamples<Network<A, T>>>
  requires(!std::convertible_to<const X&, Metadata>)
[[gnu::cold]] void save(const Network<A, T>& network, const std::string& path, const X& samples,
                        const Metadata& metadata = {}) {
  if constexpr (detail::storage::are_samples<Network<A, T>, X>()) {
    auto dict = detail::storage::network_state_dict(network);
    const auto golden = detail::storage::golden_tensors(dict, network, samples);
    detail::storage::write(dict, path, metadata);
  }
}
/// The bytes of the file that save(network, path, samples) writes.
template <class A, class T, class X = detail::storage::SeveralSamples<Network<A, T>>>
  requires(!std::convertible_to<const X&, std::string> && !std::convertible_to<const X&, Metadata>)
[[nodiscard, gnu::cold]] std::vector<std::byte> save(const Network<A, T>& network, const X& samples,
                                                     const Metadata& metadata = {}) {
  if constexpr (detail::storage::are_samples<Network<A, T>, X>()) {
    auto dict = detail::storage::network_state_dict(network);
    const auto golden = detail::storage::golden_tensors(dict, network, samples);
    return detail::storage::write(dict, metadata);
  }
  return {};
}
/// Refuses to save what is neither a network nor a model.
template <detail::storage::is_mistaken X, class... Path>
constexpr void save(const X&, const Path&...) {
  detail::storage::refuse_to_store<X>();
}

/// Refuses a file before the network or model to save.
template <std::convertible_to<std::string> Path, class... More>
constexpr void save(const Path&, const More&...) {
  using wrong = detail::problems::save_takes_a_network_or_a_model_before_the_file;
  using problem = detail::explained<std::conditional_t<(sizeof(Path) > 0), wrong, detail::none>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
}

/// Reads a network from the safetensors file of a network or a model. Names and shapes must be the network's own, and
/// so must the architecture if the file names it. Elements must be F64, F32, F16 or BF16; each is rounded to the
/// nearest value of the network's type, and none may be too large for it. Throws FormatError with every difference,
/// layer by layer; the network is then as it was before:
///   digits.safetensors does not fit:
///     layer 1, Dense<784, 128>: kernel has shape (784, 100) in the file, expected (784, 128)
/// Golden samples of the file are run: if an output is off by more than rounding explains, the weights are refused.
template <class A, class T>
[[gnu::cold]] void load(Network<A, T>& network, const std::string& path) {
  if constexpr (Network<A, T>::valid)
    detail::storage::read(path, detail::storage::network_state_dict(network),
                          detail::storage::NetworkPredictor(network));
}
/// Reads a network from the bytes of a file, as load(network, path) does.
template <class A, class T>
[[gnu::cold]] void load(Network<A, T>& network, std::span<const std::byte> bytes) {
  if constexpr (Network<A, T>::valid)
    detail::storage::read(bytes, detail::storage::network_state_dict(network),
                          detail::storage::NetworkPredictor(network));
}
/// Reads a network of this architecture from a file: const auto network = load<Digits>("digits.safetensors").
template <class A, class T = float>
[[nodiscard, gnu::cold]] Network<A, T> load(const std::string& path) {
  auto network = detail::networks::Borrower::zeros<A, T>();
  load(network, path);
  return network;
}
/// Reads a network of this architecture from the bytes of a file.
template <class A, class T = float>
[[nodiscard, gnu::cold]] Network<A, T> load(std::span<const std::byte> bytes) {
  auto network = detail::networks::Borrower::zeros<A, T>();
  load(network, bytes);
  return network;
}
/// Refuses to read a network from no file.
template <class A, class T = float>
[[nodiscard]] constexpr Network<A, T> load() {
  using problem = detail::explained<detail::of_call<detail::problems::load_takes_a_file_as_in, A>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return Network<A, T>();
}
/// Refuses a file without a network, or before it, by its result: a network that is wrong.
template <std::convertible_to<std::string> Path, class... More>
Network<detail::problems::unloaded<Path>> load(const Path&, const More&...) {
  return Network<detail::problems::unloaded<Path>>();
}
/// Refuses to read a file into a network that is const or a temporary.
template <class A, class T>
constexpr void load(const Network<A, T>&, const std::string&) {
  detail::storage::refuse_to_change<Network<A, T>>();
}
/// Refuses to read bytes into a network that is const or a temporary.
template <class A, class T>
constexpr void load(const Network<A, T>&, std::span<const std::byte>) {
  detail::storage::refuse_to_change<Network<A, T>>();
}
/// Refuses to read a file into what is neither a network nor a model.
template <detail::storage::is_mistaken X>
constexpr void load(const X&, const std::string&) {
  detail::storage::refuse_to_store<X>();
}
/// Refuses to read bytes into what is neither a network nor a model.
template <detail::storage::is_mistaken X>
constexpr void load(const X&, std::span<const std::byte>) {
  detail::storage::refuse_to_store<X>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
