// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/data/npy.hpp>
#include <dovetail/data/write_zip.hpp>
#include <dovetail/data/zip.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::data {
[[gnu::cold]] inline std::vector<std::string> npz_names_of(const ZipReader& archive) {
  std::vector<std::string> names;
  for (const ZipEntry& entry : archive.entries())
    if (entry.name.ends_with(".npy")) names.push_back(entry.name.substr(0, entry.name.size() - 4));
  return names;
}

[[gnu::cold]] inline MemoryReader read_npz_entry(const std::string& path, const std::string& name) {
  const ZipReader archive(path);
  const ZipEntry* found = nullptr;
  for (const ZipEntry& entry : archive.entries()) {
    if (entry.name != sentence({name, ".npy"})) continue;
    if (found != nullptr) archive.refuse({"one array ", name}, "two");
    found = &entry;
  }
  if (found == nullptr) {
    std::string names;
    for (const std::string& other : npz_names_of(archive)) names += sentence({names.empty() ? "" : ", ", other});
    archive.refuse({"an array ", name}, names.empty() ? "none" : names);
  }
  return {sentence({path, ", array ", name}), archive.read(*found)};
}
}  // namespace detail::data

/// The names of the arrays in an .npz archive, in the order of the archive.
[[gnu::cold]] inline std::vector<std::string> npz_names(const std::string& path) {
  return detail::data::npz_names_of(detail::data::ZipReader(path));
}

/// Reads an array of an .npz archive, as numpy.savez and numpy.savez_compressed write it:
/// read_npz<Tensor<float, dynamic, 4>>("data.npz", "x"). It works like read_npy; errors name the array, too.
template <class X>
[[gnu::cold]] auto read_npz(const std::string& path, const std::string& name) {
  if constexpr (detail::data::from_npy<X>())
    return detail::data::read_npy_from<X>(detail::data::read_npz_entry(path, name), {path, ", array ", name});
  else
    return detail::data::refused_read<X>();
}
/// Reads an array of any numbers and converts them, as read_npy(path, converted) does.
template <class X>
[[gnu::cold]] auto read_npz(const std::string& path, const std::string& name, Converted) {
  if constexpr (detail::data::from_npy<X>())
    return detail::data::read_npy_from<X, Converted>(detail::data::read_npz_entry(path, name),
                                                     {path, ", array ", name});
  else
    return detail::data::refused_read<X>();
}

/// A Tensor, View, Array or number with its name in an archive. It borrows the elements: use it as a temporary.
struct NamedArray {
  std::string name;              ///< without ".npy"
  detail::data::NpyBytes bytes;  ///< as they are written
  /// Names an array: {"x", x}.
  template <class X>
  NamedArray(std::string its_name, const X& x) : name(std::move(its_name)), bytes(detail::data::npy_bytes(x)) {}
};

/// Writes an .npz archive, which numpy.load reads, whole or not at all: write_npz("data.npz", {{"x", x}, {"y", y}}).
/// With Compressed{} as the last argument, the arrays are deflated.
[[gnu::cold]] inline void write_npz(const std::string& path, const std::vector<NamedArray>& arrays,
                                    Compressed compressed = {.level = 0}) {
  std::vector<detail::data::ZipItem> items;
  for (const auto& [name, bytes] : arrays) {
    const std::string file = detail::sentence({name, ".npy"});
    for (const detail::data::ZipItem& item : items)
      if (item.name == file)
        detail::fail<ValueError>({path, ": expected arrays of different names, found two of ", name});
    items.push_back({file, {bytes.header, bytes.elements}});
  }
  detail::data::write_zip(path, items, compressed.level);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
