// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/data/element_code.hpp>
#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// The size of an element, in bytes, of the numbers of NumPy that can be read; 0 of what else a code may be.
constexpr std::size_t npy_element_bytes(std::string_view code) {
  for (const std::string_view number : {"b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"})
    if (code == number) return static_cast<std::size_t>(code[1] - '0');
  return 0;
}

/// The header of a NumPy file.
struct NpyHeader {
  std::string descr;                 // the byte order, then the code: "<f4"
  bool fortran_order = false;        // the leading axis changes fastest
  std::vector<std::size_t> extents;  // empty for one number
  std::size_t size = 0;              // of the header, in bytes

  std::string_view code() const { return std::string_view(descr).substr(1); }
  bool swapped() const { return descr[0] == (std::endian::native == std::endian::little ? '>' : '<'); }
};

// "float32 ('<f4')", or the code alone if it is not one of NumPy's numbers.
[[gnu::cold]] inline std::string npy_type_text(std::string_view descr) {
  static constexpr const char* names[][2] = {
      {"b1", "bool"},    {"i1", "int8"},    {"i2", "int16"},     {"i4", "int32"},      {"i8", "int64"},
      {"u1", "uint8"},   {"u2", "uint16"},  {"u4", "uint32"},    {"u8", "uint64"},     {"f2", "float16"},
      {"f4", "float32"}, {"f8", "float64"}, {"c8", "complex64"}, {"c16", "complex128"}};
  for (const auto& [code, name] : names)
    if (descr.ends_with(code) && descr.size() <= std::string_view(code).size() + 1)
      return sentence({name, " ('", descr, "')"});
  return sentence({"'", descr, "'"});
}

/// Reads {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }, a dict as Python writes it.
class NpyHeaderParser {
 public:
  explicit NpyHeaderParser(std::string_view text) : rest_(text) {}

  /// Returns false if it is not such a dict.
  [[gnu::cold]] bool parse(NpyHeader& header) {
    bool descr = false, order = false, shape = false;
    if (!take("{")) return false;
    while (!take("}")) {
      std::string key;
      if (!quoted(key) || !take(":")) return false;
      bool& seen = key == "descr" ? descr : key == "fortran_order" ? order : shape;
      const bool right = key == "descr"           ? quoted(header.descr)
                         : key == "fortran_order" ? boolean(header.fortran_order)
                                                  : key == "shape" && extents(header.extents);
      if (!right || seen) return false;
      seen = true;
      if (!take(",") && !rest_.starts_with('}')) return false;
    }
    if (npy_element_bytes(header.descr) > 0)
      header.descr.insert(0, 1, '=');  // the machine's own order may go without saying
    return descr && order && shape && rest_.empty() && header.descr.size() > 1;
  }

 private:
  void skip_spaces() { rest_.remove_prefix((std::min)(rest_.find_first_not_of(" \n"), rest_.size())); }
  bool take(std::string_view text) {
    skip_spaces();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    skip_spaces();
    return true;
  }
  bool quoted(std::string& text) {
    const std::string_view mark = rest_.substr(0, 1);
    if (mark != "'" && mark != "\"") return false;
    const std::size_t end = rest_.find(mark, 1);
    if (end == std::string_view::npos) return false;
    text = rest_.substr(1, end - 1);
    return rest_.remove_prefix(end), take(mark);
  }
  bool boolean(bool& value) { return (value = take("True")) || take("False"); }
  bool extents(std::vector<std::size_t>& list) {
    if (!take("(")) return false;
    while (!take(")")) {
      const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), list.emplace_back());
      if (problem != std::errc()) return false;
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
      if (rest_.starts_with('L')) rest_.remove_prefix(1);                             // a long of Python 2
      if (!take(",") && (!rest_.starts_with(')') || list.size() == 1)) return false;  // (3,) has its comma
    }
    return true;
  }

  std::string_view rest_;
};

/// Reads the header of a NumPy file with elements of any type.
template <class Source>
[[gnu::cold]] NpyHeader read_npy_header(const Source& source) {
  unsigned char start[12]{};
  source.read(0, start, std::min<std::size_t>(source.size(), 12));
  const std::string_view magic(reinterpret_cast<const char*>(start), 6);
  if (source.size() < 10 || magic != "\x93NUMPY")
    source.refuse("a NumPy file, which starts with \\x93NUMPY",
                  source.size() < 10 ? Part({source.size(), " bytes"}) : "other bytes");
  if (start[6] < 1 || start[6] > 3 || start[7] != 0)
    source.refuse("version 1.0, 2.0 or 3.0 of the format",
                  {"version ", std::size_t{start[6]}, ".", std::size_t{start[7]}});

  const std::size_t length_bytes = start[6] == 1 ? 2 : 4;
  std::size_t length = 0;
  for (std::size_t i = length_bytes; i-- > 0;) length = length << 8 | start[8 + i];
  NpyHeader header;
  header.size = 8 + length_bytes + length;
  if (header.size > source.size())
    source.refuse({"a header of ", header.size, " bytes"}, {"a file of ", source.size()});
  std::string text(length, '\0');
  source.read(header.size - length, reinterpret_cast<unsigned char*>(text.data()), length);
  if (!NpyHeaderParser(text).parse(header)) {
    for (char& c : text) c = c >= ' ' && c <= '~' ? c : ' ';
    source.refuse("the header {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }",
                  std::string_view(text).substr(0, 100));
  }
  return header;
}

/// Reads the header of a NumPy file whose elements must be as many as its shape says, and have this code; or, for a
/// floating-point type, be float16, which no other type is read from; or be `any_number`.
template <class Source>
[[gnu::cold]] NpyHeader read_npy_header(const Source& source, std::string_view code, bool any_number = false) {
  const NpyHeader header = read_npy_header(source);
  const std::string_view found = header.code();
  const bool number =
      npy_element_bytes(found) > 0 && std::string_view("|<>=").find(header.descr[0]) != std::string_view::npos;
  if (!number || (found != code && !any_number && (found != "f2" || code[0] != 'f')))
    source.refuse({"elements of type ", npy_type_text(code)},
                  {npy_type_text(header.descr), number ? ": `converted` as the last argument converts them" : ""});
  std::size_t bytes = npy_element_bytes(found);
  for (const std::size_t extent : header.extents) {
    if (extent != 0 && bytes > (std::numeric_limits<std::size_t>::max)() / 2 / extent)
      source.refuse("a shape that fits into memory", {"shape ", header.extents});
    bytes *= extent;
  }
  if (source.size() - header.size != bytes)
    source.refuse({bytes, " bytes of elements for shape ", header.extents}, source.size() - header.size);
  return header;
}

/// The header that NumPy writes for row-major elements: version 1.0, padded to a multiple of 64 bytes.
[[gnu::cold]] inline std::string make_npy_header(std::string_view code, const std::vector<std::size_t>& extents) {
  const char order = code[1] == '1' ? '|' : std::endian::native == std::endian::little ? '<' : '>';
  std::string shape = sentence(extents);
  if (extents.size() == 1) shape.insert(shape.size() - 1, ",");
  std::string text = sentence(
      {"{'descr': '", std::string_view(&order, 1), code, "', 'fortran_order': False, 'shape': ", shape, ", }"});
  text.append(63 - (10 + text.size()) % 64, ' ');
  text += '\n';
  return sentence({std::string_view("\x93NUMPY\1\0", 8),
                   std::string{static_cast<char>(text.size() & 0xFF), static_cast<char>(text.size() >> 8)}, text});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
