// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include <dovetail/data/converted.hpp>
#include <dovetail/data/element_code.hpp>

/// Elements as safetensors files store them: little-endian, one after another.
namespace dovetail::inline DOVETAIL_TARGET {

static_assert(std::endian::native == std::endian::little, "dovetail: storage is for little-endian machines");

namespace detail::storage {
/// An element type of safetensors files.
struct StoredType {
  std::string_view code;  ///< "F32"
  std::size_t bytes;      ///< of one element
  std::string_view npy;   ///< the code in NumPy files: "f4"; empty if they do not have the type
};

/// The element types of whole bytes.
inline constexpr StoredType stored_types[] = {
    {"F64", 8, "f8"}, {"F32", 4, "f4"}, {"F16", 2, "f2"},   {"BF16", 2, {}},    {"BOOL", 1, "b1"}, {"I8", 1, "i1"},
    {"U8", 1, "u1"},  {"I16", 2, "i2"}, {"U16", 2, "u2"},   {"I32", 4, "i4"},   {"U32", 4, "u4"},  {"I64", 8, "i8"},
    {"U64", 8, "u8"}, {"C64", 8, {}},   {"F8_E4M3", 1, {}}, {"F8_E5M2", 1, {}}, {"F8_E8M0", 1, {}}};

/// The element type with this code in safetensors files, or null.
constexpr const StoredType* stored_type(std::string_view code) {
  const auto found = std::ranges::find(stored_types, code, &StoredType::code);
  return found == std::end(stored_types) ? nullptr : found;
}
/// The element type with this code in NumPy files, or null.
constexpr const StoredType* stored_type_of_npy(std::string_view code) {
  const auto found = std::ranges::find(stored_types, code, &StoredType::npy);
  return code.empty() || found == std::end(stored_types) ? nullptr : found;
}
/// The code of T in safetensors files: "F32" for float; empty for types that they do not hold.
template <class T>
constexpr std::string_view stored_code() {
  for (const StoredType& type : stored_types)  // GCC 12's -fsanitize=undefined knows no constant pointer
    if (!type.npy.empty() && type.npy == data::npy_code<T>()) return type.code;
  return {};
}

/// The upper half of a float, as a float.
constexpr float from_bfloat16(std::uint16_t bits) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

template <class To, class... Integer>
std::size_t convert_integers(std::string_view code, const std::byte* from, std::size_t count, std::byte* to) {
  std::size_t fine = 0;
  static_cast<void>(
      ((code == stored_code<Integer>() && (fine = data::convert<To, Integer>(from, count, to), true)) || ...));
  return fine;
}
template <class To>
std::size_t convert(std::string_view code, const std::byte* from, std::size_t count, std::byte* to) {
  if (code == "F16") return data::convert<To, std::uint16_t>(from, count, to, data::from_float16);
  if (code == "BF16") return data::convert<To, std::uint16_t>(from, count, to, from_bfloat16);
  if (code.front() != 'F')
    return convert_integers<To, bool, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t,
                            std::uint32_t, std::int64_t, std::uint64_t>(code, from, count, to);
  return code == "F32" ? data::convert<To, float>(from, count, to) : data::convert<To, double>(from, count, to);
}

/// Whether elements of one type can be read as another: every type as itself, floating-point types as float or double.
constexpr bool converts(std::string_view from, std::string_view to) {
  const bool number = from == "F64" || from == "F32" || from == "F16" || from == "BF16";
  return from == to || (number && (to == "F32" || to == "F64"));
}

/// Whether elements of one type can be read as the samples of a network that takes another: tokens and bytes as
/// themselves, or as the int64 of PyTorch.
constexpr bool converts_samples(std::string_view from, std::string_view to) {
  return converts(from, to) || (from == "I64" && to.front() != 'F');
}

/// Copies elements as those of another type, each rounded to nearest. Returns the index of the first that is too large
/// for the other type, or `count`.
[[gnu::cold]] inline std::size_t convert(std::string_view from_code, const std::byte* from, std::string_view code,
                                         std::size_t count, std::byte* to) {
  return code == "F32" ? convert<float>(from_code, from, count, to) : convert<double>(from_code, from, count, to);
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
