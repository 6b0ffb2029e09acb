// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/data/gzip.hpp>
#include <dovetail/tensor/array.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::data {
/// The code of an element type in an IDX file; 0 if the format does not have the type.
/// Format: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits.
template <class T>
inline constexpr unsigned char idx_code = 0;
template <>
inline constexpr unsigned char idx_code<std::uint8_t> = 0x08;  ///< 1 byte
template <>
inline constexpr unsigned char idx_code<std::int8_t> = 0x09;  ///< 1 byte, signed
template <>
inline constexpr unsigned char idx_code<std::int16_t> = 0x0B;  ///< 2 bytes, signed
template <>
inline constexpr unsigned char idx_code<std::int32_t> = 0x0C;  ///< 4 bytes, signed
template <>
inline constexpr unsigned char idx_code<float> = 0x0D;  ///< 4 bytes
template <>
inline constexpr unsigned char idx_code<double> = 0x0E;  ///< 8 bytes

inline const char* idx_type(unsigned char code) {
  constexpr const char* names[] = {"uint8", "int8", nullptr, "int16", "int32", "float", "double"};
  return code >= 0x08 && code <= 0x0E && code != 0x0A ? names[code - 0x08] : "not in the format";
}

template <class T>
T from_big_endian(const unsigned char* bytes) {
  using Bits = std::conditional_t<sizeof(T) == 1, std::uint8_t,
                                  std::conditional_t<sizeof(T) == 2, std::uint16_t,
                                                     std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) bits = bits << 8 | bytes[i];
  return std::bit_cast<T>(static_cast<Bits>(bits));
}

// Header: two zeros, the element type, the number of axes, then each extent in four bytes.
[[gnu::cold]] inline std::vector<std::size_t> read_idx_extents(GzipReader& file, unsigned char code) {
  unsigned char start[4], extent[4];
  const std::size_t found = file.read(start, 4);
  if (found < 4) file.refuse("an IDX header of 4 bytes or more", found);
  if (start[0] != 0 || start[1] != 0)
    file.refuse("an IDX file, which starts with the bytes 00 00", {Hex{start[0]}, " ", Hex{start[1]}});
  if (start[2] != code)
    file.refuse({"the element type 0x", Hex{code}, " (", idx_type(code), ")"},
                {"0x", Hex{start[2]}, " (", idx_type(start[2]), ")"});
  if (start[3] == 0) file.refuse("one axis or more", "none");
  std::vector<std::size_t> extents(start[3]);
  for (std::size_t i = 0; i < extents.size(); ++i) {
    const std::size_t part = file.read(extent, 4);
    if (part < 4) file.refuse({"an IDX header of ", 4 + 4 * extents.size(), " bytes"}, 4 + 4 * i + part);
    extents[i] = from_big_endian<std::uint32_t>(extent);
  }
  return extents;
}

// Memory is allocated as bytes arrive: a header may promise more than the file or the machine has.
[[gnu::cold]] inline std::vector<unsigned char> read_idx_bytes(GzipReader& file, std::size_t count,
                                                               const std::vector<std::size_t>& shape) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  const auto refuse = [&](const Part& found) { file.refuse({count, " bytes of elements for shape ", shape}, found); };
  std::vector<unsigned char> bytes;
  while (bytes.size() < count) {
    const std::size_t before = bytes.size(), part = (std::min)(chunk, count - before);
    bytes.resize(before + part);
    const std::size_t found = file.read(bytes.data() + before, part);
    if (found < part) refuse(before + found);
  }
  unsigned char more;
  if (file.read(&more, 1) != 0) refuse("more");
  return bytes;
}

// The contents of a file, with big-endian elements.
struct IdxFile {
  std::vector<std::size_t> extents;
  std::vector<unsigned char> bytes;
};
[[gnu::cold]] inline IdxFile read_idx_file(const std::string& path, unsigned char code, std::size_t element_bytes) {
  GzipReader file(path);
  IdxFile read{read_idx_extents(file, code), {}};
  std::size_t count = element_bytes;
  for (const std::size_t extent : read.extents) {
    if (extent != 0 && count > (std::numeric_limits<std::size_t>::max)() / 2 / extent)
      file.refuse("a shape that fits into memory", {"shape ", read.extents});
    count *= extent;
  }
  read.bytes = read_idx_bytes(file, count, read.extents);
  return read;
}
}  // namespace detail::data

/// Reads the tensor in an IDX file, gzipped or not: read_idx<std::int32_t>("labels.idx"). The file must have elements
/// of type T. Throws FormatError: "<path>: expected ..., found ...".
template <class T = std::uint8_t>
  requires(detail::data::idx_code<T> != 0)
[[gnu::cold]] Array<T> read_idx(const std::string& path) {
  detail::data::IdxFile file = detail::data::read_idx_file(path, detail::data::idx_code<T>, sizeof(T));
  Array<T> array{std::move(file.extents), Tensor<T, dynamic>::with_rows(file.bytes.size() / sizeof(T))};
  T* to = array.values.data();
  for (std::size_t i = 0; i < array.values.size(); ++i)
    to[i] = detail::data::from_big_endian<T>(file.bytes.data() + i * sizeof(T));
  return array;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
