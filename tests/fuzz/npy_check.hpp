// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/data/npy.hpp>

#include "fuzz.hpp"

/// What must hold of an array that is read from the bytes of a NumPy file; fit_npy fixes such bytes.
namespace fuzz {

template <class X, class... How>
auto read_as(const Bytes& bytes, How...) {
  return dovetail::detail::data::read_npy_from<X, How...>(dovetail::detail::data::MemoryReader("bytes", bytes),
                                                          "bytes");
}

/// Whether the bytes are taken and converted to T: then every element is one of T, as many as there are in the file.
template <class T>
bool check_converted(const Bytes& bytes) {
  using namespace dovetail;
  Array<T> x;
  if (!takes([&] { x = read_as<T>(bytes, converted); })) return false;
  const auto header = dovetail::detail::data::read_npy_header(detail::data::MemoryReader("bytes", bytes));
  must(x.extents == header.extents, "the shape of the file");
  must(x.values.size() * dovetail::detail::data::npy_element_bytes(header.code()) == bytes.size() - header.size,
       "the elements of the file");
  return true;
}

template <class T>
bool check_npy(const Bytes& bytes) {
  using namespace dovetail;
  const bool is_converted = check_converted<T>(bytes);
  Array<T> x;
  if (!takes([&] { x = read_as<T>(bytes); })) return false;
  const std::size_t size = x.values.size() * sizeof(T);
  const auto same = read_as<T>(bytes, converted);
  must(is_converted && same_bytes(x.values.data(), same.values.data(), size), "what is T is converted to itself");
  const auto header = dovetail::detail::data::read_npy_header(detail::data::MemoryReader("bytes", bytes));
  must(x.values.size() <= bytes.size(), "no more elements than bytes");
  if (size > 0 && header.code() == dovetail::detail::data::npy_code<T>()) {  // the last is that in either order of axes
    const auto* const last = reinterpret_cast<const std::uint8_t*>(x.values.data() + x.values.size() - 1);
    for (std::size_t i = 0; i < sizeof(T); ++i)
      must(last[i] == bytes[header.swapped() ? bytes.size() - 1 - i : bytes.size() - sizeof(T) + i],
           "the elements of the file");
  }

  const dovetail::detail::data::NpyBytes written = dovetail::detail::data::npy_bytes(x);
  Bytes again(written.header.begin(), written.header.end());
  again.insert(again.end(), written.elements.begin(), written.elements.end());
  const auto y = read_as<T>(again);
  must(x.extents == y.extents && y.values.size() == x.values.size(), "the same shape is written and read");
  must(same_bytes(x.values.data(), y.values.data(), size), "the same elements are written and read");

  const bool pairs = x.extents.size() == 2 && x.extents[1] == 2;
  must(pairs == takes([&] {
         const auto z = read_as<Tensor<T, dynamic, 2>>(bytes);
         must(z.rows() == x.extents[0] && same_bytes(z.data(), x.values.data(), size), "the same elements in a tensor");
       }),
       "a tensor is read where it fits");
  return true;
}

/// Reads the bytes as the first type that they name, and converts them to others.
inline bool read_npy(const Bytes& bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto named = [&](std::string_view code) { return text.substr(0, 200).find(code) != text.npos; };
  check_converted<std::int32_t>(bytes);
  check_converted<bool>(bytes);
  if (named("i2'")) return check_npy<std::int16_t>(bytes);
  if (named("u1'")) return check_npy<std::uint8_t>(bytes);
  if (named("b1'")) return check_npy<bool>(bytes);
  if (named("f8'")) return check_npy<double>(bytes);
  return check_npy<float>(bytes);
}

/// The header as long as it says, and as many elements as its shape says, where that is not too many.
inline void fit_npy(Bytes& bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::size_t start = text.size() > 6 && text[6] != 1 ? 12 : 10;
  if (text.size() <= start || end <= start) return;
  for (std::size_t i = 8; i < start; ++i) bytes[i] = static_cast<std::uint8_t>((end - start) >> 8 * (i - 8));
  dovetail::detail::data::NpyHeader header;
  if (!dovetail::detail::data::NpyHeaderParser(text.substr(start, end - start)).parse(header)) return;
  std::size_t count = static_cast<std::size_t>(header.descr.back() & 15);
  for (const std::size_t extent : header.extents)
    count = std::min<std::size_t>(2048, count * std::min<std::size_t>(2048, extent));
  bytes.resize(end + count);
}

}  // namespace fuzz
