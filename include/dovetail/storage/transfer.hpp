// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/data/read_file.hpp>
#include <dovetail/data/write_file.hpp>
#include <dovetail/storage/golden.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// The version of the library, which files name.
inline constexpr std::string_view library_version = "0.1.0";

/// What a file has, piece by piece: the header, and the elements of each tensor, which are borrowed.
struct FilePieces {
  std::string header;
  std::vector<std::string_view> elements;
};
[[gnu::cold]] inline FilePieces pieces_of(const Weights& weights) {
  StoredHeader header;
  header.metadata.emplace(meta_version, library_version);
  header.metadata.emplace(meta_architecture, weights.architecture.text);
  header.metadata.emplace(meta_hash, hash_of(weights.architecture.text));
  if (!weights.optimizer.empty()) header.metadata.emplace(meta_optimizer, weights.optimizer);
  for (const Counter& counter : weights.counters)
    header.metadata.emplace(sentence({"dovetail.", counter.name}), sentence({*counter.value}));

  std::vector<const Slot*> slots;
  for (const Slot& slot : weights.slots) slots.push_back(&slot);
  // The widest elements come first: so each stands at a multiple of its size, and no byte is left out.
  std::ranges::sort(slots, {}, [](const Slot* slot) { return std::pair(16 - stored_type(slot->type)->bytes, slot); });
  FilePieces pieces;
  std::size_t begin = 0;
  for (const Slot* slot : slots) {
    header.tensors.emplace(slot->name,
                           StoredTensor{std::string(slot->type), slot->extents, begin, begin + slot->bytes});
    begin += slot->bytes;
    pieces.elements.emplace_back(reinterpret_cast<const char*>(slot->data), slot->bytes);
  }
  pieces.header = make_header(header);
  return pieces;
}

[[gnu::cold]] inline void write(const Weights& weights, const std::string& path) {
  FilePieces pieces = pieces_of(weights);
  pieces.elements.insert(pieces.elements.begin(), pieces.header);
  write_file(path, pieces.elements);
}
[[gnu::cold]] inline std::vector<std::byte> write(const Weights& weights) {
  const FilePieces pieces = pieces_of(weights);
  std::vector<std::byte> bytes;
  const auto add = [&](std::string_view piece) {
    const auto* from = reinterpret_cast<const std::byte*>(piece.data());
    bytes.insert(bytes.end(), from, from + piece.size());
  };
  add(pieces.header);
  for (const std::string_view piece : pieces.elements) add(piece);
  return bytes;
}

// The numbers of a model, which stand in the metadata as texts.
[[gnu::cold]] inline std::vector<std::uint64_t> read_counters(const StoredHeader& header, const Weights& weights,
                                                              Differences& differences) {
  std::vector<std::uint64_t> values;
  if (metadata(header, meta_optimizer) != weights.optimizer) return values;  // told already
  for (const Counter& counter : weights.counters) {
    const std::string_view text = metadata(header, sentence({"dovetail.", counter.name}));
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), values.emplace_back());
    if (problem != std::errc() || end != text.data() + text.size())
      differences.add({counter.name, " is \"", printable(text), "\" in the file, expected a whole number"});
  }
  return values;
}

/// Reads `file` into the tensors and numbers of `weights`. Nothing is changed before all is read, converted and found
/// right.
template <class Source>
[[gnu::cold]] void read(const Source& source, const std::string& file, const Weights& weights) {
  const StoredHeader header = read_header(source, file);
  Differences differences(weights.architecture);
  compare(header, weights, differences);
  compare_golden(header, weights.answers, differences);
  const std::vector<std::uint64_t> counters = read_counters(header, weights, differences);
  differences.refuse(file);

  std::vector<std::vector<std::byte>> elements;
  for (const Slot& slot : weights.slots)
    elements.push_back(
        read_elements(source, header, header.tensors.find(slot.name)->second, slot.name, slot.type, differences));
  replace(weights, elements, read_golden(source, header, weights, differences), file, differences);
  for (std::size_t i = 0; i < counters.size(); ++i) *weights.counters[i].value = counters[i];
}

[[gnu::cold]] inline void read(const std::string& path, const Weights& weights) {
  read(data::FileReader(path), path, weights);
}
[[gnu::cold]] inline void read(std::span<const std::byte> bytes, const Weights& weights) {
  read(BytesReader(bytes), "safetensors in memory", weights);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
