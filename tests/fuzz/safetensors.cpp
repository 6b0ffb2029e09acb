// SPDX-License-Identifier: MIT
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage.hpp>
#include <dovetail/training.hpp>

#include <optional>

#include "fuzz.hpp"

using namespace dovetail;

namespace {
using Small = Sequential<Input<2>, Dense<3>, ReLU, Dense<1>>;
using Trained = Sequential<Input<2>, Dense<2>, BatchNormalization, Residual<Dense<2>, Tanh>, Dense<2>, Softmax>;

template <class... P>
auto state_dict(const Network<P...>& network) {
  return detail::storage::network_state_dict(network);
}
template <class... P>
auto state_dict(const Model<P...>& model) {
  return detail::storage::model_state_dict(model);
}

// A network or a model, and all of its bytes.
template <class X>
struct Kept {
  X x;
  detail::storage::StateDict<const std::byte> dict = state_dict(x);  // borrows, so x stays where it is
  std::string before = bytes();

  std::string bytes() const {
    std::string all;
    for (const auto& tensor : dict.tensors) all.append(reinterpret_cast<const char*>(tensor.data), tensor.bytes);
    for (const auto& counter : dict.counters)
      all.append(reinterpret_cast<const char*>(counter.value), sizeof *counter.value);
    return all;
  }
  // With a file that was taken.
  void compare(std::span<const std::byte> file) const {
    const detail::storage::StoredHeader header = detail::storage::read_header(detail::storage::BytesReader(file), "");
    std::size_t end = 0;
    for (const auto& [name, tensor] : header.tensors) end = std::max(end, tensor.end);
    fuzz::must(header.size + end == file.size(), "no byte behind the last tensor");
    for (const auto& tensor : dict.tensors) {
      const detail::storage::StoredTensor& stored = header.tensors.at(tensor.name);
      fuzz::must(stored.extents == tensor.extents, "the shapes of the file");
      fuzz::must(
          stored.type != tensor.type || fuzz::same_bytes(tensor.data, &file[header.size + stored.begin], tensor.bytes),
          "the elements of the file");
    }
  }
  void check(std::span<const std::byte> file) {
    if (!fuzz::takes([&] { load(x, file); })) {
      fuzz::must(bytes() == before, "a file that is refused changes nothing");
      return;
    }
    compare(file);
    before = bytes();
    const std::vector<std::byte> saved = save(x);
    load(x, std::span(saved));
    fuzz::must(bytes() == before, "what was loaded is saved and loaded again");
  }
};
auto& network() {
  static Kept<Network<Small>> kept{Network<Small>()};
  return kept;
}
auto& model() {
  static auto* kept =
      new Kept<decltype(compile<Trained>(Adam{}, MeanSquaredError{}))>{compile<Trained>(Adam{}, MeanSquaredError{})};
  return *kept;
}

// Texts of the file travel on, all but the library's own.
void check_metadata(std::span<const std::byte> file) {
  Metadata texts;
  if (!fuzz::takes([&] { texts = metadata(file); })) return;
  std::erase_if(texts, [](const auto& text) { return text.first.starts_with("dovetail."); });
  Metadata again = metadata(save(network().x, texts));
  std::erase_if(again, [](const auto& text) { return text.first.starts_with("dovetail."); });
  fuzz::must(again == texts, "the texts of a file are written and read");
}

// Of bytes that were just loaded, or refused.
void check_view(std::span<const std::byte> file) {
  std::optional<NetworkView<Small>> view;
  if (fuzz::takes([&] { view.emplace(file); }))
    fuzz::must(save(view->network()) == save(network().x), "a view takes what is loaded, and no other");
}

// Tensors one after the other, as large as their shapes say.
void lay_out(detail::storage::StoredHeader& header, fuzz::Bytes& elements) {
  std::vector<detail::storage::StoredTensor*> tensors;
  for (auto& [name, tensor] : header.tensors) tensors.push_back(&tensor);
  std::ranges::sort(tensors, {}, [](const detail::storage::StoredTensor* tensor) { return tensor->begin; });
  std::size_t next = 0;
  for (detail::storage::StoredTensor* tensor : tensors) {
    const detail::storage::StoredType* type = detail::storage::stored_type(tensor->type);
    std::size_t bytes = type == nullptr ? 0 : type->bytes;
    for (const std::size_t extent : tensor->extents)
      bytes = std::min<std::size_t>(1024, bytes * std::min<std::size_t>(1024, extent));
    tensor->begin = next;
    tensor->end = next += bytes;
  }
  elements.resize(next);
}
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span bytes(reinterpret_cast<const std::byte*>(data), size);
  check_metadata(bytes);
  network().check(bytes);
  check_view(bytes);
  model().check(bytes);
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  size = LLVMFuzzerMutate(data, size, max_size);
  if (seed % 4 == 0 || size < 8) return size;
  // The header ends with the last brace, whatever its size says.
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::max<std::size_t>(8, std::min(all.rfind("}}") + 2, size));
  std::string text(all.substr(8, end - 8));
  fuzz::Bytes elements(data + end, data + size);
  detail::storage::StoredHeader header;
  if (seed % 4 != 1 && fuzz::takes([&] { detail::storage::parse_header("", text, header); })) {
    lay_out(header, elements);
    text = detail::storage::make_header(header).substr(8);
  }
  fuzz::Bytes file(8);
  for (std::size_t i = 0; i < 4; ++i) file[i] = static_cast<std::uint8_t>(text.size() >> 8 * i);
  file.insert(file.end(), text.begin(), text.end());
  file.insert(file.end(), elements.begin(), elements.end());
  return fuzz::give(file, data, max_size);
}
