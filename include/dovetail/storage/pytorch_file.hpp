// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/data/npz.hpp>
#include <dovetail/storage/safetensors.hpp>

/// The tensors and the modules, in order, of a file with a state_dict.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// "2.0.kernel" as "2.0" and "kernel".
[[gnu::cold]] inline std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos) return {"", name};
  return {name.substr(0, dot), name.substr(dot + 1)};
}
/// Whether a tensor is BatchNorm's num_batches_tracked, which only its training in PyTorch needs.
[[gnu::cold]] inline bool is_counter(std::string_view name) { return split_name(name).second == "num_batches_tracked"; }

// The first part in which two names differ, of each.
[[gnu::cold]] inline std::pair<std::string_view, std::string_view> first_difference(std::string_view a,
                                                                                    std::string_view b) {
  for (;;) {
    const std::string_view of_a = a.substr(0, a.find('.')), of_b = b.substr(0, b.find('.'));
    if (of_a != of_b || of_a.size() == a.size() || of_b.size() == b.size()) return {of_a, of_b};
    a.remove_prefix(of_a.size() + 1);
    b.remove_prefix(of_b.size() + 1);
  }
}
[[gnu::cold]] inline bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}
/// "2.0" comes before "10".
[[gnu::cold]] inline bool comes_before(std::string_view a, std::string_view b) {
  const auto [of_a, of_b] = first_difference(a, b);
  if (of_a == of_b) return a.size() < b.size();
  if (!is_number(of_a) || !is_number(of_b)) return of_a < of_b;
  return std::pair(of_a.size(), of_a) < std::pair(of_b.size(), of_b);
}

/// The modules with tensors: in the order of their numbers, or if they have names, in that of the file, which must be
/// the order of a state_dict.
[[gnu::cold]] inline std::vector<std::string> modules_of(const std::string& file, const StoredHeader& header) {
  using Entry = std::pair<const std::string, StoredTensor>;
  std::vector<const Entry*> entries;
  for (const Entry& entry : header.tensors)
    if (!is_counter(entry.first) && !entry.first.starts_with("golden.")) entries.push_back(&entry);
  std::ranges::sort(entries, {}, [](const Entry* entry) { return entry->second.begin; });
  std::vector<std::string> modules;
  for (const Entry* entry : entries) {
    const std::string_view module = split_name(entry->first).first;
    if (std::ranges::find(modules, module) == modules.end()) modules.emplace_back(module);
  }

  std::vector<std::string> sorted = modules;
  std::ranges::sort(sorted, comes_before);
  bool numbered = true;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const auto [a, b] = first_difference(sorted[i - 1], sorted[i]);
    numbered = numbered && a != b && is_number(a) && is_number(b);
  }
  if (numbered) return sorted;

  // A state_dict has a module's weight before its bias. Writers that sort by name put it after.
  std::size_t in_order = 0, against = 0;
  for (const std::string& module : modules) {
    const auto weight = header.tensors.find(module + ".weight"), bias = header.tensors.find(module + ".bias");
    if (weight == header.tensors.end() || bias == header.tensors.end()) continue;
    ++(weight->second.begin < bias->second.begin ? in_order : against);
  }
  if (in_order == 0 || against > 0)
    fail<FormatError>(
        {file, ": expected modules with numbers (\"0.weight\"), or tensors in the order of a state_dict, found \"",
         printable(entries[0]->first), "\" first: FromPyTorch{.names = ...} may state which module is which layer"});
  return modules;
}

/// Whether a file is a ZIP archive.
[[gnu::cold]] inline bool is_zip(const data::FileReader& file) {
  unsigned char start[2]{};
  file.read(0, start, std::min<std::size_t>(file.size(), 2));
  return start[0] == 'P' && start[1] == 'K';
}

/// Reads the arrays of a NumPy archive as a safetensors file stores them: returns their elements, and fills `header`.
[[gnu::cold]] inline data::MemoryReader read_archive(const std::string& path, StoredHeader& header) {
  const data::ZipReader archive(path);
  std::vector<unsigned char> elements;
  for (const data::ZipEntry& entry : archive.entries()) {
    if (entry.name.ends_with("data.pkl"))
      archive.refuse("a file of numpy.savez or of safetensors", "one of torch.save");
    if (!entry.name.ends_with(".npy")) archive.refuse("only NumPy arrays", printable(entry.name));
    const std::string name = entry.name.substr(0, entry.name.size() - 4);
    const data::MemoryReader array(sentence({path, ", array ", printable(name)}), archive.read(entry));
    const data::NpyHeader about = data::read_npy_header(array);
    const std::string_view code = about.code();
    const StoredType* const type = stored_type_of_npy(code);
    if (type == nullptr) array.refuse("numbers", data::npy_type_text(about.descr));
    data::read_npy_header(array, code);  // which checks their bytes
    const std::size_t begin = elements.size(), size = array.size() - about.size;
    elements.resize(begin + size);
    data::read_npy_elements(array, about, type->bytes, elements.data() + begin);
    const StoredTensor tensor{std::string(type->code), about.extents, begin, begin + size};
    if (!header.tensors.emplace(name, tensor).second) archive.refuse({"one array ", printable(name)}, "two");
  }
  return {path, std::move(elements)};
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
