// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <limits>
#include <span>

#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/safetensors_json.hpp>

/// The format of safetensors files: 8 bytes with the size of the header, the header, and the elements of all tensors.
/// https://github.com/huggingface/safetensors, "Format". A file that leaves a byte unexplained, or explains it twice,
/// is refused.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// Borrowed bytes in memory that are read from any position.
class BytesReader {
 public:
  /// Borrows the bytes.
  explicit BytesReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }  ///< in bytes

  /// Reads `count` bytes from byte `from` on, both within the size.
  void read(std::size_t from, unsigned char* to, std::size_t count) const {
    if (count > 0) std::memcpy(to, bytes_.data() + from, count);
  }

 private:
  std::span<const std::byte> bytes_;
};

// The format's own reader allows no more.
inline constexpr std::size_t most_header_bytes = 100'000'000;

// Whether the shape times the size of an element is the number of bytes, without an overflow.
[[gnu::cold]] inline bool fills(const StoredTensor& tensor, std::size_t element) {
  std::size_t bytes = element;
  bool empty = false;
  for (const std::size_t extent : tensor.extents) empty = empty || extent == 0;
  for (const std::size_t extent : tensor.extents) {
    if (!empty && bytes > (std::numeric_limits<std::size_t>::max)() / extent) return false;
    bytes *= extent;
  }
  return tensor.end >= tensor.begin && tensor.end - tensor.begin == (empty ? 0 : bytes);
}

/// Refuses tensors that do not fill the `size` bytes after the header, one after another.
[[gnu::cold]] inline void check_layout(const std::string& file, const StoredHeader& header, std::size_t size) {
  using Entry = std::pair<const std::string, StoredTensor>;
  std::vector<const Entry*> entries;
  for (const Entry& entry : header.tensors) entries.push_back(&entry);
  const auto before = [](const Entry* a, const Entry* b) {
    const StoredTensor &x = a->second, &y = b->second;
    return x.begin != y.begin ? x.begin < y.begin : x.end < y.end;
  };
  std::make_heap(entries.begin(), entries.end(), before);  // a third of what std::ranges::sort takes to compile
  std::sort_heap(entries.begin(), entries.end(), before);
  std::size_t next = 0;
  for (const Entry* entry : entries) {
    const StoredTensor& tensor = entry->second;
    const std::string name = sentence({file, ": expected tensor \"", printable(entry->first), "\" "});
    const StoredType* type = stored_type(tensor.type);
    if (type == nullptr) fail<FormatError>({name, "to have a known type, found \"", printable(tensor.type), "\""});
    if (!fills(tensor, type->bytes))
      fail<FormatError>({name, "of type ", tensor.type, " and shape ", tensor.extents,
                         " to fill its bytes, found data_offsets ", tensor.begin, " to ", tensor.end});
    if (tensor.begin != next)
      fail<FormatError>({name, "to begin at ", next, ", where the one before it ends, found ", tensor.begin});
    next = tensor.end;
  }
  if (next != size) fail<FormatError>({file, ": expected ", next, " bytes of elements, found ", size});
}

/// Reads the header of `source`, whose errors name `file`, and checks it against the size of the whole.
template <class Source>
[[gnu::cold]] StoredHeader read_header(const Source& source, const std::string& file) {
  const std::size_t size = source.size();
  if (size < 8) fail<FormatError>({file, ": expected a safetensors file, of at least 8 bytes, found ", size});
  unsigned char start[8];
  source.read(0, start, 8);
  std::uint64_t length = 0;
  for (unsigned i = 8; i-- > 0;) length = length << 8 | start[i];
  if (start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4)
    fail<FormatError>({file,
                       ": expected a safetensors file, found a zip archive: load(network, path, FromPyTorch{}) of "
                       "dovetail/storage/pytorch.hpp takes those of PyTorch's weights"});
  if (length > size - 8)
    fail<FormatError>({file, ": expected a safetensors file, found another format, or a part of a file: its first 8 ",
                       "bytes tell of a header of ", length, " bytes, and ", size - 8, " follow"});
  if (length > most_header_bytes)
    fail<FormatError>({file, ": expected a header of at most ", most_header_bytes, " bytes, found ", length});
  std::string text(length, '\0');
  source.read(8, reinterpret_cast<unsigned char*>(text.data()), text.size());
  StoredHeader header;
  header.size = 8 + text.size();
  parse_header(file, text, header);
  check_layout(file, header, size - header.size);
  return header;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
