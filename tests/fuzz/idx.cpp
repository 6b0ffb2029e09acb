// SPDX-License-Identifier: MIT
#include <dovetail/data/idx.hpp>

#include "fuzz.hpp"

using namespace dovetail;
using fuzz::Bytes;

namespace {
bool is_gzipped(const Bytes& bytes) { return bytes.size() > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B; }

Bytes gzipped(Bytes bytes) {
  Bytes packed(bytes.size() + 100);
  z_stream stream{};
  deflateInit2(&stream, 1, Z_DEFLATED, 9 + 16, 1, Z_DEFAULT_STRATEGY);  // a small window, and the frame of gzip
  stream.next_in = bytes.data();
  stream.avail_in = static_cast<unsigned>(bytes.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<unsigned>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}
Bytes plain(Bytes packed) {
  Bytes bytes(4096);
  z_stream stream{};
  inflateInit2(&stream, MAX_WBITS + 16);
  stream.next_in = packed.data();
  stream.avail_in = static_cast<unsigned>(packed.size());
  stream.next_out = bytes.data();
  stream.avail_out = static_cast<unsigned>(bytes.size());
  inflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

template <class T>
void check(const Bytes& bytes) {
  static const fuzz::File file, other;
  file.write(bytes);
  Array<T> x;
  if (!fuzz::takes([&] { x = read_idx<T>(file.path()); })) return;
  std::size_t count = 1;
  for (const std::size_t extent : x.extents) count *= extent;
  fuzz::must(count == x.values.size(), "as many elements as the shape has");
  if (is_gzipped(bytes)) return;

  const std::size_t start = 4 + 4 * x.extents.size();
  fuzz::must(bytes.size() == start + count * sizeof(T), "all bytes are read");
  for (std::size_t i = 0; i < count * sizeof(T); ++i) {  // the byte of the highest value comes first in the file
    std::uint8_t machine[sizeof(T)];
    std::memcpy(machine, x.values.data() + i / sizeof(T), sizeof(T));
    const std::size_t place = i % sizeof(T);
    fuzz::must(machine[std::endian::native == std::endian::little ? sizeof(T) - 1 - place : place] == bytes[start + i],
               "the elements of the file");
  }
  if (bytes.size() % 8 != 0) return;  // packing takes long
  other.write(gzipped(bytes));
  const auto y = read_idx<T>(other.path());
  fuzz::must(y.extents == x.extents && fuzz::same_bytes(y.values.data(), x.values.data(), count * sizeof(T)),
             "the same of the gzipped file");
}

// As many elements as the shape says, where that is not too many.
void fit(Bytes& bytes) {
  if (bytes.size() < 4 || bytes.size() < 4 + 4u * bytes[3]) return;
  const std::size_t sizes[] = {1, 1, 1, 2, 4, 4, 8, 1}, start = 4 + 4u * bytes[3];
  std::size_t count = sizes[bytes[2] & 7];
  for (std::size_t at = 4; at < start; at += 4)
    count = std::min<std::size_t>(
        1024, count * std::min<std::uint32_t>(1024, detail::data::from_big_endian<std::uint32_t>(&bytes[at])));
  bytes.resize(start + count);
}
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, data + size);
  switch (size > 2 && !is_gzipped(bytes) ? bytes[2] : 0x08) {
    case 0x0B:
      check<std::int16_t>(bytes);
      break;
    case 0x0C:
      check<std::int32_t>(bytes);
      break;
    case 0x0E:
      check<double>(bytes);
      break;
    default:
      check<std::uint8_t>(bytes);
  }
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  Bytes bytes(data, data + size);
  const bool packed = is_gzipped(bytes) && seed % 4 != 0;  // else the stream itself is changed
  if (packed) bytes = plain(bytes);
  fuzz::change(bytes);
  if (seed % 8 > 1 && !is_gzipped(bytes)) fit(bytes);
  if (packed || seed % 64 == 2) bytes = gzipped(bytes);
  return fuzz::give(bytes, data, max_size);
}
