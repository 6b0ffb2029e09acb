// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/data/read_file.hpp>
#include <dovetail/data/write_file.hpp>
#include <dovetail/storage/golden.hpp>
#include <dovetail/storage/metadata.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// The version of the library, which is written into files.
inline constexpr std::string_view library_version = "0.1.0";

/// The pieces of a file: the header, and the elements of each tensor, which are borrowed.
struct FilePieces {
  std::string header;
  std::vector<std::string_view> elements;
};
[[gnu::cold]] inline FilePieces pieces_of(const StateDict<const std::byte>& dict, const Metadata& metadata) {
  check_metadata(metadata);
  StoredHeader header;
  header.metadata = metadata;
  const auto add = [&](std::string_view name, std::string_view text) { header.metadata.emplace(name, text); };
  add(meta_version, library_version);
  add(meta_architecture, dict.architecture.text);
  add(meta_hash, hash_of(dict.architecture.text));
  if (!dict.optimizer.empty()) add(meta_optimizer, dict.optimizer);
  if (!dict.settings.empty()) add(meta_settings, dict.settings);
  for (const auto& counter : dict.counters) add(sentence({"dovetail.", counter.name}), sentence({*counter.value}));

  FilePieces pieces;
  std::size_t begin = 0;
  // The widest elements come first: so each tensor begins at a multiple of its elements' size, without padding.
  for (const std::size_t width : {16u, 8u, 4u, 2u, 1u})
    for (const auto& tensor : dict.tensors) {
      if (stored_type(tensor.type)->bytes != width) continue;
      header.tensors.emplace(tensor.name,
                             StoredTensor{std::string(tensor.type), tensor.extents, begin, begin + tensor.bytes});
      begin += tensor.bytes;
      pieces.elements.emplace_back(reinterpret_cast<const char*>(tensor.data), tensor.bytes);
    }
  pieces.header = make_header(header);
  check_header_size(pieces.header.size() - 8);
  return pieces;
}

[[gnu::cold]] inline void write(const StateDict<const std::byte>& dict, const std::string& path,
                                const Metadata& metadata = {}) {
  FilePieces pieces = pieces_of(dict, metadata);
  pieces.elements.insert(pieces.elements.begin(), pieces.header);
  write_file(path, pieces.elements);
}
[[gnu::cold]] inline std::vector<std::byte> write(const StateDict<const std::byte>& dict,
                                                  const Metadata& metadata = {}) {
  const FilePieces pieces = pieces_of(dict, metadata);
  std::vector<std::byte> bytes;
  const auto add = [&](std::string_view piece) {
    const auto* from = reinterpret_cast<const std::byte*>(piece.data());
    bytes.insert(bytes.end(), from, from + piece.size());
  };
  add(pieces.header);
  for (const std::string_view piece : pieces.elements) add(piece);
  return bytes;
}

// The name of a metric's value in a file of version 0.1.0, as it is now: "fit.{anonymous}::_hits.0" is "fit.hits.0".
[[gnu::cold]] inline std::string renamed(std::string name) {
  constexpr std::string_view scopes[][2] = {{"{anonymous}::", ""}, {"(anonymous namespace)::", ""}, {"::_", "::"}};
  for (const auto& [before, now] : scopes)
    if (const std::size_t at = name.find(before); at != name.npos)
      name.replace(at, before.size() + (now.empty() && name[at + before.size()] == '_'), now);
  return name;
}
[[gnu::cold]] inline std::string_view number_text(const StoredHeader& header, const std::string& name) {
  if (const std::string_view text = metadata_text(header, name); !text.empty()) return text;
  for (const auto& [key, text] : header.metadata)
    if (storage::renamed(key) == name) return text;
  return {};
}

// Files of 0.1.0 have no settings, and SGD counted no steps.
[[gnu::cold]] inline bool keeps_no_steps(const StoredHeader& header) {
  return metadata_text(header, meta_settings).empty() && metadata_text(header, meta_optimizer) == "SGD";
}

// Tells where training goes on with other settings than those in the file: as it may, in fine-tuning.
[[gnu::cold]] inline void tell_settings(const StoredHeader& header, const StateDict<std::byte>& dict,
                                        const std::string& file) {
  const std::string_view found = metadata_text(header, meta_settings);
  if (found.empty() || found == dict.settings || metadata_text(header, meta_optimizer) != dict.optimizer) return;
  const std::string before = sentence({"<", found, ">"}), after = sentence({"<", dict.settings, ">"});
  const auto theirs = layers_in(before), ours = layers_in(after);
  std::string was, is;
  for (std::size_t i = 0; i < (std::max)(theirs.size(), ours.size()); ++i) {
    const std::string_view one = i < theirs.size() ? theirs[i] : "", other = i < ours.size() ? ours[i] : "";
    if (one == other) continue;
    Part({was.empty() ? "" : ", ", printable(one)}).append_to(was);
    Part({is.empty() ? "" : ", ", other}).append_to(is);
  }
  const std::string text = sentence({file, ": trained with ", was, "; goes on with ", is, "\n"});
  std::fputs(text.c_str(), stderr);
}

// The numbers of a model, which are texts in the metadata.
[[gnu::cold]] inline std::vector<std::uint64_t> read_counters(const StoredHeader& header,
                                                              const StateDict<std::byte>& dict,
                                                              Differences& differences) {
  std::vector<std::uint64_t> values;
  if (metadata_text(header, meta_optimizer) != dict.optimizer) return values;  // a difference already
  for (const auto& counter : dict.counters) {
    std::string_view text = number_text(header, sentence({"dovetail.", counter.name}));
    if (text.empty() && keeps_no_steps(header)) text = "0";
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), values.emplace_back());
    if (problem != std::errc() || end != text.data() + text.size())
      differences.add({counter.name, " is \"", printable(text), "\" in the file, expected a whole number"});
  }
  return values;
}

/// Gives a network other elements, and takes them back at the end of its scope, unless they are committed.
class Rollback {
 public:
  Rollback(const StateDict<std::byte>& dict, std::vector<std::vector<std::byte>>& elements)
      : dict_(dict), elements_(elements) {
    swap();
  }
  Rollback(const Rollback&) = delete;
  Rollback& operator=(const Rollback&) = delete;
  ~Rollback() {
    if (!committed_) swap();
  }
  void commit() { committed_ = true; }

 private:
  [[gnu::cold]] void swap() {
    for (std::size_t i = 0; i < elements_.size(); ++i)
      std::swap_ranges(elements_[i].begin(), elements_[i].end(), dict_.tensors[i].data);
  }

  const StateDict<std::byte>& dict_;
  std::vector<std::vector<std::byte>>& elements_;
  bool committed_ = false;
};

/// Gives a network the elements of all its tensors, unless the file has golden samples that they do not reproduce.
[[gnu::cold]] inline void replace(const StateDict<std::byte>& dict, std::vector<std::vector<std::byte>>& elements,
                                  const StoredSamples& golden, const Predictor& network, const std::string& file,
                                  Differences& differences) {
  differences.refuse(file);
  Rollback rollback(dict, elements);
  check_golden(golden, network, differences);
  differences.refuse(file);
  rollback.commit();
}

/// Reads `file` into the tensors and numbers of `dict`, those of `network`. Changes nothing before everything is read,
/// converted and found right.
template <class Source>
[[gnu::cold]] void read(const Source& source, const std::string& file, const StateDict<std::byte>& dict,
                        const Predictor& network) {
  const StoredHeader header = read_header(source, file);
  Differences differences(dict.architecture);
  compare(header, dict, differences);
  compare_golden(header, network, differences);
  const std::vector<std::uint64_t> counters = read_counters(header, dict, differences);
  differences.refuse(file);

  std::vector<std::vector<std::byte>> elements;
  for (const auto& tensor : dict.tensors) {
    const StoredTensor& stored = header.tensors.find(tensor.name)->second;
    elements.push_back(read_elements(source, header, stored, tensor.name, tensor.type, differences));
  }
  replace(dict, elements, read_golden(source, header, dict, network, differences), network, file, differences);
  for (std::size_t i = 0; i < counters.size(); ++i) *dict.counters[i].value = counters[i];
  tell_settings(header, dict, file);
}

[[gnu::cold]] inline void read(const std::string& path, const StateDict<std::byte>& dict, const Predictor& network) {
  read(data::FileReader(path), path, dict, network);
}
[[gnu::cold]] inline void read(std::span<const std::byte> bytes, const StateDict<std::byte>& dict,
                               const Predictor& network) {
  read(BytesReader(bytes), "safetensors in memory", dict, network);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
