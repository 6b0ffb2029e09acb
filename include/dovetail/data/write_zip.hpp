// SPDX-License-Identifier: MIT
#pragma once
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/data/write_file.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Asks a writer to deflate what it writes: write_npz(path, arrays, Compressed{}).
struct Compressed {
  int level = 6;  ///< from 1, fast, to 9, small; 0 stores
};

namespace detail::data {

/// A file that goes into a ZIP archive; the bytes are borrowed.
struct ZipItem {
  std::string name;
  std::vector<std::string_view> pieces;
};

// The byte of the lowest value first.
[[gnu::cold]] inline std::string zip_bytes(std::size_t value, std::size_t count) {
  std::string bytes;
  for (; count > 0; --count, value >>= 8) bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

[[gnu::cold]] inline std::string deflate_bytes(const std::vector<std::string_view>& pieces, int level) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  std::string packed;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    fail<OptionError>({"Compressed: expected a level from 0 to 9, found ", level});
  const auto run = [&](std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<unsigned>(bytes.size());
    do {
      const std::size_t made = packed.size();
      packed.resize(made + chunk);
      stream.next_out = reinterpret_cast<unsigned char*>(packed.data()) + made;
      stream.avail_out = chunk;
      deflate(&stream, flush);
      packed.erase(packed.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  };
  for (std::string_view piece : pieces)
    for (; !piece.empty(); piece.remove_prefix((std::min)(chunk, piece.size())))
      run(piece.substr(0, chunk), Z_NO_FLUSH);
  run({}, Z_FINISH);
  deflateEnd(&stream);
  return packed;
}

// Four bytes of ones in place of a number that does not fit: see zip64_extra.
[[gnu::cold]] inline std::string zip_bytes_or_ones(std::size_t value, bool ones) {
  return zip_bytes(ones ? 0xFFFFFFFF : value, 4);
}
[[gnu::cold]] inline std::string zip64_extra(const std::vector<std::size_t>& values, bool there) {
  if (!there) return {};
  std::string extra = zip_bytes(1, 2) + zip_bytes(8 * values.size(), 2);
  for (const std::size_t value : values) extra += zip_bytes(value, 8);
  return extra;
}

/// Writes a ZIP archive, whole or not at all; level 0 stores. The same items make the same bytes: they contain no time.
/// Sizes and offsets from `limit` on are written as ZIP64.
[[gnu::cold]] inline void write_zip(const std::string& path, const std::vector<ZipItem>& items, int level,
                                    std::size_t limit = 0xFFFFFFFF) {
  std::deque<std::string> made;  // what the pieces borrow
  std::vector<std::string_view> pieces;
  std::string list;
  std::size_t at = 0;
  const auto add = [&](std::string_view piece) {
    pieces.push_back(piece);
    at += piece.size();
  };
  for (const ZipItem& item : items) {
    const std::size_t offset = at;
    std::size_t size = 0;
    uLong crc = 0;
    for (const std::string_view piece : item.pieces) {
      if (piece.empty()) continue;  // of nothing, which is at no place, zlib gives the first CRC
      crc = crc32_z(crc, reinterpret_cast<const unsigned char*>(piece.data()), piece.size());
      size += piece.size();
    }
    std::vector<std::string_view> packed = item.pieces;
    if (level != 0) packed = {made.emplace_back(deflate_bytes(item.pieces, level))};
    std::size_t packed_size = 0;
    for (const std::string_view piece : packed) packed_size += piece.size();

    // Version 2.0 or 4.5, names in UTF-8, the method, the first of January 1980 (day 33, month and year together).
    const bool large = (std::max)({size, packed_size, offset}) >= limit;
    const std::string own_extra = zip64_extra({size, packed_size}, large),
                      extra = zip64_extra({size, packed_size, offset}, large);
    const std::string head = zip_bytes(large ? 45 : 20, 2) + zip_bytes(1 << 11, 2) + zip_bytes(level == 0 ? 0 : 8, 2) +
                             zip_bytes(0, 2) + zip_bytes(33, 2) + zip_bytes(crc, 4) +
                             zip_bytes_or_ones(packed_size, large) + zip_bytes_or_ones(size, large) +
                             zip_bytes(item.name.size(), 2);
    add(made.emplace_back(zip_bytes(0x04034b50, 4) + head + zip_bytes(own_extra.size(), 2) + item.name + own_extra));
    for (const std::string_view piece : packed) add(piece);
    list += zip_bytes(0x02014b50, 4) + zip_bytes(45, 2) + head + zip_bytes(extra.size(), 2) + zip_bytes(0, 10) +
            zip_bytes_or_ones(offset, large) + item.name + extra;
  }

  const std::size_t count = items.size(), offset = at;
  const bool large = offset + list.size() >= limit || count >= 0xFFFF;
  add(list);
  if (large) {
    const std::size_t end = at;
    add(made.emplace_back(zip_bytes(0x06064b50, 4) + zip_bytes(44, 8) + zip_bytes(45, 2) + zip_bytes(45, 2) +
                          zip_bytes(0, 8) + zip_bytes(count, 8) + zip_bytes(count, 8) + zip_bytes(list.size(), 8) +
                          zip_bytes(offset, 8)));
    add(made.emplace_back(zip_bytes(0x07064b50, 4) + zip_bytes(0, 4) + zip_bytes(end, 8) + zip_bytes(1, 4)));
  }
  const std::string number = zip_bytes(large ? 0xFFFF : count, 2);
  add(made.emplace_back(zip_bytes(0x06054b50, 4) + zip_bytes(0, 4) + number + number +
                        zip_bytes_or_ones(list.size(), large) + zip_bytes_or_ones(offset, large) + zip_bytes(0, 2)));
  write_file(path, pieces);
}

}  // namespace detail::data
}  // namespace dovetail::inline DOVETAIL_TARGET
