// SPDX-License-Identifier: MIT
#pragma once
#include <sys/stat.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

/// Files that the tests of data/ make for themselves.
namespace files {

using Bytes = std::vector<std::uint8_t>;

/// A folder that goes away with its object.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("dovetail-test-" + std::to_string(std::random_device()()));
  Folder() { std::filesystem::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  std::string file(const std::string& name) const { return (path / name).string(); }
  std::string write(const std::string& name, const Bytes& bytes) const {
    std::ofstream(file(name), std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file(name);
  }
  std::string write_gzipped(const std::string& name, const Bytes& bytes) const {
    const gzFile out = gzopen(file(name).c_str(), "wb");
    gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
    return file(name);
  }
  std::string pipe(const std::string& name) const {
    mkfifo(file(name).c_str(), 0666);
    return file(name);
  }
  Bytes read(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
};

/// An IDX file of elements that are bytes.
inline Bytes idx(std::uint8_t code, const std::vector<std::uint32_t>& extents, const Bytes& elements) {
  Bytes bytes{0, 0, code, static_cast<std::uint8_t>(extents.size())};
  for (const std::uint32_t extent : extents)
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(extent >> shift));
  bytes.insert(bytes.end(), elements.begin(), elements.end());
  return bytes;
}

/// A NumPy file: the text of its header, and elements that are bytes.
inline Bytes npy(const std::string& header, const Bytes& elements, std::uint8_t version = 1) {
  Bytes bytes{0x93, 'N', 'U', 'M', 'P', 'Y', version, 0};
  bytes.reserve(bytes.size() + 4 + header.size() + elements.size());  // GCC at -O3 else warns of growing it
  for (unsigned shift = 0; shift < (version == 1 ? 16 : 32); shift += 8)
    bytes.push_back(static_cast<std::uint8_t>(header.size() >> shift));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.insert(bytes.end(), elements.begin(), elements.end());
  return bytes;
}

/// `bytes` cut short at each place, and with some bits of each byte turned over: check(other, is_shorter).
template <class Check>
void for_each_broken(const Bytes& bytes, Check check) {
  for (std::size_t size = 0; size < bytes.size(); ++size)
    check(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)), true);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const unsigned mask : {1u, 4u, 32u, 128u, 255u}) {
      Bytes other = bytes;
      other[i] = static_cast<std::uint8_t>(other[i] ^ mask);
      check(other, false);
    }
  }
}

}  // namespace files
