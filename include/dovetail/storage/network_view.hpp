// SPDX-License-Identifier: MIT
#pragma once
#include <ranges>
#include <utility>

#include <dovetail/data/mapped_file.hpp>
#include <dovetail/networks/borrowed.hpp>
#include <dovetail/storage/golden.hpp>
#include <dovetail/storage/network_predictor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct a_NetworkView_borrows_its_bytes_which_a_temporary_T_does_not_keep {};
}  // namespace detail::problems

namespace detail::storage {

// Null for all elements: a network that is only compared with a file needs no memory for its weights.
struct Nowhere {
  template <class Tensor, std::size_t>
  static constexpr std::nullptr_t values() {
    return nullptr;
  }
};
// Elements in a file, one pointer per tensor.
struct InFile {
  const std::vector<const std::byte*>& places;

  template <class Tensor, std::size_t Idx>
  const typename Tensor::value_type* values() const {
    return reinterpret_cast<const typename Tensor::value_type*>(places[Idx]);
  }
};

/// Pointers to the elements of each tensor in the bytes of a safetensors file. Refuses whatever load() refuses, and
/// whatever load() would have to convert or to move.
[[gnu::cold]] inline std::vector<const std::byte*> places_in(std::span<const std::byte> bytes,
                                                             const StoredHeader& header, const std::string& file,
                                                             const StateDict<const std::byte>& dict,
                                                             const Predictor& network) {
  Differences differences(dict.architecture);
  compare(header, dict, differences);
  compare_golden(header, network, differences);
  std::vector<const std::byte*> places;
  for (const auto& tensor : dict.tensors) {
    const auto found = header.tensors.find(tensor.name);
    if (found == header.tensors.end()) continue;  // a difference already
    const StoredTensor& stored = found->second;
    if (stored.type != tensor.type && converts(stored.type, tensor.type))
      differences.add(tensor.name, {"has elements of type ", stored.type, " in the file, expected ", tensor.type,
                                    " to borrow them: load() converts"});
    const std::byte* const place = bytes.data() + header.size + stored.begin;
    const std::size_t element = tensor.count == 0 ? 1 : tensor.bytes / tensor.count;
    const std::size_t beyond = reinterpret_cast<std::uintptr_t>(place) % element;
    if (stored.type == tensor.type && beyond != 0)
      differences.add(tensor.name, {"is at an address ", beyond, " bytes after a multiple of ", element,
                                    ", expected a multiple to borrow it: load() copies"});
    places.push_back(place);
  }
  differences.refuse(file);
  return places;
}

/// Refuses weights that do not reproduce the golden samples of their file.
[[gnu::cold]] inline void check_answers(std::span<const std::byte> bytes, const StoredHeader& header,
                                        const std::string& file, const StateDict<const std::byte>& dict,
                                        const Predictor& network) {
  Differences differences(dict.architecture);
  check_golden(read_golden(BytesReader(bytes), header, dict, network, differences), network, differences);
  differences.refuse(file);
}

}  // namespace detail::storage

/// A network whose weights lie in the bytes of a safetensors file, and stay there: it predicts without copying or
/// allocating them. The bytes must live as long as the view, and not change. Tensors of up to 16 KiB (see
/// inside_bytes) are the exception: they are copied once, into the view. The network is const; a copy of network() owns
/// its weights.
///
///     const MappedFile file("digits.safetensors");
///     const NetworkView<Digits> view(file);
///     view.predict(x);
template <class A, class T = float>
class NetworkView {
  using N = Network<A, T>;

 public:
  using architecture = typename N::architecture;  ///< the layers, bound
  using value_type = T;                           ///< the type of weights, samples and outputs
  using input = typename N::input;                ///< the shape of a sample
  using output = typename N::output;              ///< the shape of its answer

  /// Borrows the bytes of a file, and is as strict as load(): throws FormatError with every difference, and runs golden
  /// samples of the file. Elements must be of type T, and at a multiple of its size.
  [[gnu::cold]] explicit NetworkView(std::span<const std::byte> bytes,
                                     const std::string& file = "safetensors in memory")
      : network_(over(bytes, file)) {}
  /// Borrows a mapped file.
  [[gnu::cold]] explicit NetworkView(const MappedFile& file) : NetworkView(file.bytes(), file.path()) {}
  /// Refuses bytes of a temporary, which would be gone after this.
  template <class X, class... File>
    requires(!std::is_lvalue_reference_v<X> && !std::ranges::borrowed_range<X> && !std::is_same_v<X, NetworkView>)
  explicit NetworkView(X&&, const File&...) {
    using wrong = detail::problems::a_NetworkView_borrows_its_bytes_which_a_temporary_T_does_not_keep<X>;
    using problem = detail::explained<wrong>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  }
  NetworkView(const NetworkView&) = delete;  ///< view the same bytes again, or copy network(), which then owns
  NetworkView(NetworkView&&) = default;      ///< the bytes stay where they are
  NetworkView& operator=(const NetworkView&) = delete;  ///< deleted as copying is
  NetworkView& operator=(NetworkView&&) = default;      ///< views the bytes of the other

  /// The network itself, to pass to functions: save(view.network(), path). `Network<A> own = view.network()` owns.
  const N& network() const noexcept { return network_; }

  /// Predicts the answer to one sample, as Network::predict does.
  typename N::Output predict(typename N::Sample x) const noexcept { return network_.predict(x); }
  /// Predicts in memory of your own, as Network::predict does.
  auto predict(typename N::Sample x, Workspace<A, T>& workspace) const noexcept {
    return network_.predict(x, workspace);
  }
  /// Predicts a batch or an Array, and of several inputs a sample or a batch of each, as Network::predict does.
  template <class... X>
  auto predict(X&&... x) const {
    return network_.predict(x...);
  }
  /// The parameters of layer Idx, read-only.
  template <std::size_t Idx, std::size_t... J>
  const auto& layer() const noexcept {
    return network_.template layer<Idx, J...>();
  }
  /// The state of layer Idx that is not trained, read-only.
  template <std::size_t Idx, std::size_t... J>
  const auto& state() const noexcept {
    return network_.template state<Idx, J...>();
  }
  /// Calls f(name, tensor) for each parameter.
  template <class Function>
  void for_each_parameter(Function f) const {
    network_.for_each_parameter(f);
  }
  /// Prints the layers with their output shapes and parameters.
  void summary() const { network_.summary(); }

 private:
  static N over(std::span<const std::byte> bytes, const std::string& file) {
    const detail::storage::StoredHeader header =
        detail::storage::read_header(detail::storage::BytesReader(bytes), file);
    const N shape = detail::networks::Borrower::network<A, T>(detail::storage::Nowhere{});
    const auto places = detail::storage::places_in(bytes, header, file, detail::storage::network_state_dict(shape),
                                                   detail::storage::NetworkPredictor(shape));
    N network = detail::networks::Borrower::network<A, T>(detail::storage::InFile{places});
    detail::storage::check_answers(bytes, header, file, detail::storage::network_state_dict(std::as_const(network)),
                                   detail::storage::NetworkPredictor(network));
    return network;
  }

  N network_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
