// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

/// Safetensors files that the tests of storage/ make by hand.
namespace bytes {

using Bytes = std::vector<std::byte>;

/// The size of the header, the header, and what follows it.
inline Bytes file(const std::string& header, const std::string& elements = {}) {
  std::string text(8, '\0');
  for (std::size_t i = 0; i < 8; ++i)
    text[i] = static_cast<char>(static_cast<unsigned long long>(header.size()) >> 8 * i & 0xFF);
  text += header + elements;
  Bytes all(text.size());
  std::memcpy(all.data(), text.data(), text.size());
  return all;
}
/// The elements of a file, as they stand in it.
template <class T>
std::string elements(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}
/// An entry of the header.
inline std::string entry(const std::string& name, const std::string& type, const std::string& shape,
                         const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + offsets + "]}";
}

}  // namespace bytes
