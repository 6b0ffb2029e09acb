// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <string>

#include <dovetail/data/write_file.hpp>
#include <dovetail/storage/folded.hpp>
#include <dovetail/storage/frozen_text.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct freeze_takes_a_network_and_not {};
}  // namespace detail::problems

namespace detail::storage {

// The samples to freeze a network with if none are given: two, with elements from -1 to 1, or with any tokens or bytes.
template <class A, class T>
[[gnu::cold]] auto any_samples(const Network<A, T>&) {
  using N = Network<A, T>;
  typename layers::owning<typename N::Samples>::type samples;
  Random random(Seed{});
  std::size_t input = 0;
  layers::for_each_view(
      [&](auto& tensor) {
        using Element = typename std::remove_cvref_t<decltype(tensor)>::value_type;
        std::size_t vocabulary = N::architecture::vocabulary;
        if constexpr (N::input_count > 1) vocabulary = N::architecture::vocabularies[input++];
        tensor = tensor.with_rows(2);
        for (Element& x : tensor.flat())
          if constexpr (std::is_floating_point_v<Element>)
            x = (std::round)(64 * (2 * random.uniform<Element>() - 1)) / 64;
          else
            x = static_cast<Element>(random.below(vocabulary > 0 ? vocabulary : 128));
      },
      samples);
  return samples;
}
// Views of such samples.
template <class A, class T>
typename Network<A, T>::Samples seen(const auto& samples, const Network<A, T>&) {
  return layers::rows_at<typename Network<A, T>::Samples>(samples, 0, layers::rows_of(samples));
}

template <class A, class T>
[[gnu::cold]] std::string header_of(const Network<A, T>& network, typename Network<A, T>::Samples samples,
                                    const FreezeOptions& options) {
  if (options.fold) return storage::frozen_text(storage::folded(network), samples, options);
  return storage::frozen_text(network, samples, options);
}

[[gnu::cold]] inline FreezeOptions named_by(const std::string& path, FreezeOptions options) {
  if (options.name.empty()) {
    const std::string file = path.substr(path.rfind('/') + 1);
    options.name = file.substr(0, file.rfind('.'));
  }
  return options;
}

}  // namespace detail::storage

/// Writes a network as a C++ header, whole or not at all (see write_file()): the type of its architecture, its weights
/// as constants, bit for bit, and a constant `network` that predicts from them: without a file, without a heap, without
/// a copy of the weights. The header needs only the core of dovetail. Its namespace is named by options.name:
/// digits.hpp has digits::Architecture, digits::network, and digits::verify(), which compares the answers to `samples`
/// with those the network gave when it was frozen, up to options.tolerance. A normalization beside a Dense is computed
/// into its weights, in double, and is no layer of the header's network, unless options.fold is false. A static_assert
/// verifies a small network, too. Samples of several inputs are in braces. See docs/embedding.md. Throws OptionError
/// for a name that is not valid in C++ and for layers that other files cannot name; FormatError for a file that cannot
/// be written.
template <class A, class T>
[[gnu::cold]] void freeze(const Network<A, T>& network, const std::string& path,
                          typename Network<A, T>::Samples samples, const FreezeOptions& options = {}) {
  if constexpr (Network<A, T>::valid)
    write_file(path, {detail::storage::header_of(network, samples, detail::storage::named_by(path, options))});
}
/// Writes a network as a C++ header that verifies it with two samples of random numbers from -1 to 1, tokens or
/// bytes.
template <class A, class T>
[[gnu::cold]] void freeze(const Network<A, T>& network, const std::string& path, const FreezeOptions& options = {}) {
  const auto samples = detail::storage::any_samples(network);
  freeze(network, path, detail::storage::seen(samples, network), options);
}
/// The text of the header that freeze() writes: frozen_header(network, samples, {.name = "digits"}).
template <class A, class T>
[[nodiscard, gnu::cold]] std::string frozen_header(const Network<A, T>& network,
                                                   typename Network<A, T>::Samples samples,
                                                   const FreezeOptions& options) {
  if constexpr (Network<A, T>::valid) return detail::storage::header_of(network, samples, options);
  return {};
}
/// The text of the header that freeze() writes without samples: frozen_header(network, {.name = "digits"}).
template <class A, class T>
[[nodiscard, gnu::cold]] std::string frozen_header(const Network<A, T>& network, const FreezeOptions& options) {
  const auto samples = detail::storage::any_samples(network);
  return frozen_header(network, detail::storage::seen(samples, network), options);
}
/// Refuses whatever is not a network.
template <class X, class... More>
  requires(!detail::networks::is_network<X>)
constexpr void freeze(const X&, const More&...) {
  using problem = detail::explained<detail::problems::freeze_takes_a_network_and_not<X>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
