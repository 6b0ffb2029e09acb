// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/data/converted.hpp>
#include <dovetail/data/npy_header.hpp>
#include <dovetail/data/read_file.hpp>
#include <dovetail/data/with_extents.hpp>
#include <dovetail/data/write_file.hpp>
#include <dovetail/explain/name_of.hpp>
#include <dovetail/tensor/array.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class T>
struct NumPy_files_hold_no {};
}  // namespace detail::problems

namespace detail::data {

template <class T>
inline constexpr bool in_npy = !npy_code<T>().empty();

template <class X>
std::vector<std::size_t> extents_of(const X&) {
  return {};  // X is a number
}
template <class T>
const std::vector<std::size_t>& extents_of(const Array<T>& x) {
  return x.extents;
}
template <any_tensor X>
std::vector<std::size_t> extents_of(const X& x) {
  std::vector<std::size_t> extents(X::shape::dims.begin(), X::shape::dims.end());
  extents[0] = x.rows();
  return extents;
}

/// An array as a NumPy file stores it. The elements are borrowed.
struct NpyBytes {
  std::string header;
  std::string_view elements;
};
template <class X>
[[gnu::cold]] NpyBytes npy_bytes(const X& x) {
  using T = number_in<X>;
  using problem = explained<std::conditional_t<in_npy<T>, none, problems::NumPy_files_hold_no<T>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  NpyBytes bytes;
  if constexpr (in_npy<T>) {
    const T* from;
    if constexpr (std::is_same_v<X, T>)
      from = &x;
    else
      from = elements(x);
    std::size_t size = sizeof(T);
    for (const std::size_t extent : extents_of(x)) size *= extent;
    bytes = {make_npy_header(npy_code<T>(), extents_of(x)), {reinterpret_cast<const char*>(from), size}};
  }
  return bytes;
}

// Elements whose leading axis changes fastest, in row-major order.
[[gnu::cold]] inline void to_row_major(const std::vector<std::size_t>& extents, std::size_t element,
                                       const unsigned char* from, unsigned char* to, std::size_t count) {
  std::vector<std::size_t> index(extents.size()), stride(extents.size(), element);
  for (std::size_t a = 1; a < extents.size(); ++a) stride[a] = stride[a - 1] * extents[a - 1];
  std::size_t place = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::memcpy(to + i * element, from + place, element);
    for (std::size_t a = extents.size(); a-- > 0;) {
      place += stride[a];
      if (++index[a] < extents[a]) break;
      place -= stride[a] * std::exchange(index[a], 0);
    }
  }
}

template <class Source>
[[gnu::cold]] void read_npy_elements(const Source& source, const NpyHeader& header, std::size_t element,
                                     unsigned char* to) {
  const std::size_t bytes = source.size() - header.size;
  if (header.fortran_order && header.extents.size() > 1) {
    std::vector<unsigned char> read(bytes);
    source.read(header.size, read.data(), bytes);
    to_row_major(header.extents, element, read.data(), to, bytes / element);
  } else {
    source.read(header.size, to, bytes);
  }
  if (header.swapped())
    for (std::size_t i = 0; i < bytes; i += element) std::reverse(to + i, to + i + element);
  if (header.descr.ends_with("b1") && std::any_of(to, to + bytes, [](unsigned char b) { return b > 1; }))
    source.refuse("bytes of 0 and 1 for bool", "others");
}

// Converts elements that are stored as T, or where How is Converted, as any number.
template <class T, class... How>
std::size_t convert_npy(std::string_view code, const unsigned char* from, std::size_t count, T* to) {
  std::size_t fine = 0;
  const auto stored_as = [&](std::string_view other, auto number) {
    if (code == other) fine = convert<T, decltype(number)>(from, count, to);
  };
  if constexpr (sizeof...(How) > 0) {
    stored_as("f4", float()), stored_as("f8", double()), stored_as("b1", std::uint8_t());
    stored_as("i1", std::int8_t()), stored_as("i2", std::int16_t());
    stored_as("i4", std::int32_t()), stored_as("i8", std::int64_t());
    stored_as("u1", std::uint8_t()), stored_as("u2", std::uint16_t());
    stored_as("u4", std::uint32_t()), stored_as("u8", std::uint64_t());
  }
  return code == "f2" ? convert<T, std::uint16_t>(from, count, to, from_float16) : fine;
}

// Reads and converts elements of another type than T.
template <class T, class... How, class Source>
[[gnu::cold]] void convert_npy_elements(const Source& source, const NpyHeader& header, T* to) {
  const std::size_t element = npy_element_bytes(header.code()), bytes = source.size() - header.size,
                    count = bytes / element;
  std::vector<unsigned char> stored(bytes);
  read_npy_elements(source, header, element, stored.data());
  const std::size_t fine = convert_npy<T, How...>(header.code(), stored.data(), count, to);
  if (fine == count) return;
  double lost = 0;
  convert_npy<double, Converted>(header.code(), &stored[fine * element], 1, &lost);
  source.refuse({"elements that ", npy_type_text(npy_code<T>()), " can hold"},
                {lost, " at index ", index_text(fine, header.extents)});
}

template <class X, class... How, class Source>
[[gnu::cold]] auto read_npy_from(const Source& source, const Part& name) {
  using T = number_in<X>;
  const NpyHeader header = read_npy_header(source, npy_code<T>(), sizeof...(How) > 0);
  auto x = with_extents<X>(header.extents, {name, " is incompatible with the tensor"});
  if (header.code() == npy_code<T>()) {
    read_npy_elements(source, header, sizeof(T), reinterpret_cast<unsigned char*>(elements(x)));
  } else if constexpr (sizeof...(How) > 0 || std::is_floating_point_v<T>) {
    convert_npy_elements<T, How...>(source, header, elements(x));
  }
  return x;
}

// What is wrong with reading a NumPy file as X.
template <class X>
consteval auto npy_problem() {
  using T = number_in<X>;
  if constexpr (!in_npy<T>)
    return problems::NumPy_files_hold_no<T>{};
  else if constexpr (is_view<X>)
    return problems::files_are_read_into_a_Tensor_and_not_into_a_View_which_owns_nothing{};
  else
    return none{};
}

// Whether X can be read; refuses it otherwise.
template <class X>
consteval bool from_npy() {
  using found = decltype(npy_problem<X>());
  using problem = explained<found>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return std::is_same_v<found, none>;
}

}  // namespace detail::data

/// Reads the array in a NumPy file: read_npy<float>("x.npy") gives an Array of the file's shape, and
/// read_npy<Tensor<float, dynamic, 4>>("x.npy") a tensor, whose shape is checked. Elements of either byte order and
/// either order of axes are converted to the machine's and to row-major; an array without axes (one number) has no
/// extents and one value. A float or a double is read from float16 too, whose every value it has.
/// Throws FormatError: "<path>: expected ..., found ..." (elements of another type are one), and ShapeError.
/// Format: numpy.lib.format, versions 1.0 to 3.0.
template <class X>
[[gnu::cold]] auto read_npy(const std::string& path) {
  if constexpr (detail::data::from_npy<X>())
    return detail::data::read_npy_from<X>(detail::data::FileReader(path), path);
  else
    return detail::data::refused_read<X>();
}
/// Reads an array of any numbers and converts them: read_npy<float>("x.npy", converted) reads float64, and
/// read_npy<Tensor<std::int32_t, dynamic>>("y.npy", converted) labels of int64. Each becomes the nearest number of a
/// floating-point type. Throws FormatError for one that the type cannot hold: a finite number that is too large, and
/// for integers and bool (0 and 1) whatever they do not have: a fraction, NaN.
template <class X>
[[gnu::cold]] auto read_npy(const std::string& path, Converted) {
  if constexpr (detail::data::from_npy<X>())
    return detail::data::read_npy_from<X, Converted>(detail::data::FileReader(path), path);
  else
    return detail::data::refused_read<X>();
}

/// Writes a Tensor, View, Array or number as a NumPy file, whole or not at all: see write_file().
template <class X>
[[gnu::cold]] void write_npy(const std::string& path, const X& x) {
  const detail::data::NpyBytes bytes = detail::data::npy_bytes(x);
  write_file(path, {bytes.header, bytes.elements});
}

}  // namespace dovetail::inline DOVETAIL_TARGET
