// SPDX-License-Identifier: MIT
#include <dovetail/data/npz.hpp>

#include <filesystem>

#include "npy_check.hpp"

using namespace dovetail;

namespace {
// What is written goes to a folder in memory where there is one: that is quicker.
const std::string& written() {
  static const struct Folder {
    const std::filesystem::path path =
        (std::filesystem::exists("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path()) /
        ("dovetail-fuzz-" + std::to_string(getpid()));
    const std::string file = (path / "again.npz").string();
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
  } folder;
  return folder.file;
}

// All entries of an archive that can be read, their names and bytes.
using Entries = std::vector<std::pair<std::string, fuzz::Bytes>>;
Entries read_all(const std::string& path) {
  Entries all;
  const detail::data::ZipReader archive(path);
  for (const detail::data::ZipEntry& entry : archive.entries()) {
    fuzz::takes([&] {
      const fuzz::Bytes bytes = archive.read(entry);
      fuzz::must(bytes.size() == entry.size && crc32_z(0, bytes.data(), bytes.size()) == entry.crc,
                 "the size and the checksum that the archive states");
      all.emplace_back(entry.name, bytes);
    });
  }
  return all;
}

void put(fuzz::Bytes& bytes, std::size_t at, std::size_t value, std::size_t count) {
  for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i)
    bytes[at + i] = static_cast<std::uint8_t>(value >> 8 * i);
}

// Finds the records by their signatures; fixes sizes, places and checksums: of the archive as it stands then.
void fit(fuzz::Bytes& bytes, bool arrays) {
  std::vector<std::size_t> local, listed;
  std::size_t end = 0;
  for (std::size_t at = 0; at + 22 <= bytes.size(); ++at) {
    if (detail::data::zip_starts(&bytes[at], 0x04034b50) && at + 30 <= bytes.size()) local.push_back(at);
    if (detail::data::zip_starts(&bytes[at], 0x02014b50) && at + 46 <= bytes.size()) listed.push_back(at);
    if (detail::data::zip_starts(&bytes[at], 0x06054b50)) end = at;
  }
  if (local.empty() || listed.empty() || end < listed[0]) return;
  for (std::size_t i = 0; i < std::min(local.size(), listed.size()); ++i) {
    const std::size_t stop = i + 1 < local.size() ? local[i + 1] : listed[0], from = local[i], to = listed[i];
    const std::size_t start =
        from + 30 + detail::data::zip_number(&bytes[from + 26], 2) + detail::data::zip_number(&bytes[from + 28], 2);
    if (start > stop) continue;
    fuzz::Bytes packed(&bytes[0] + start, &bytes[0] + stop), plain = packed;
    if (bytes[to + 10] == 8) plain = detail::data::inflate_bytes(packed, 4096);
    if (bytes[to + 10] == 0 && arrays) {
      fuzz::fit_npy(plain);
      plain.resize(packed.size());
      std::copy(plain.begin(), plain.end(), &bytes[0] + start);
    }
    put(bytes, to + 16, crc32_z(0, plain.data(), plain.size()), 4);
    put(bytes, to + 20, packed.size(), 4);
    put(bytes, to + 24, plain.size(), 4);
    put(bytes, to + 42, from, 4);
  }
  put(bytes, end + 10, listed.size(), 2);
  put(bytes, end + 12, end - listed[0], 4);
  put(bytes, end + 16, listed[0], 4);
  put(bytes, end + 20, bytes.size() - end - 22, 2);
}
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::File file;
  file.write({data, size});
  Entries entries;
  if (!fuzz::takes([&] { entries = read_all(file.path()); })) return 0;

  fuzz::must(std::ranges::any_of(entries, [](const auto& entry) { return entry.first == "?.npy"; }) ||
                 !fuzz::takes([&] { read_npz<float>(file.path(), "?"); }),
             "no array comes from nowhere");
  bool wrote = false;
  for (const auto& [name, bytes] : entries) {
    if (!name.ends_with(".npy")) continue;
    const std::string array = name.substr(0, name.size() - 4);
    const bool is_array = fuzz::check_npy<float>(bytes);
    const bool once = std::ranges::count(npz_names(file.path()), array) == 1;
    fuzz::must(fuzz::takes([&] { read_npz<float>(file.path(), array); }) == (is_array && once),
               "an array of the archive is read as that file would be");
    wrote = wrote || is_array;
  }
  if (!wrote) return 0;  // writing takes long

  std::vector<detail::data::ZipItem> items;
  for (const auto& [name, bytes] : entries)
    items.push_back({name, {std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())}});
  detail::data::write_zip(written(), items, size % 2 == 0 ? 0 : 1, size % 3 == 0 ? 0 : 0xFFFFFFFF);
  fuzz::must(read_all(written()) == entries, "the same entries are written and read");
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  fuzz::Bytes bytes(data, data + size);
  fuzz::change(bytes);
  if (seed % 4 != 0) fit(bytes, seed % 4 > 1);
  return fuzz::give(bytes, data, max_size);
}
