// SPDX-License-Identifier: MIT
#include <dovetail/data/gzip.hpp>

#include <doctest/doctest.h>

#include <type_traits>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

static_assert(!std::is_copy_constructible_v<detail::data::GzipReader> &&
              !std::is_copy_assignable_v<detail::data::GzipReader>);

namespace {
// Numbers that gzip cannot make much shorter.
Bytes noise(std::size_t size) {
  Bytes bytes(size);
  std::uint32_t state = 1;
  for (auto& b : bytes) b = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
  return bytes;
}
Bytes read_all(const std::string& path, std::size_t step) {
  detail::data::GzipReader reader(path);
  Bytes all, part(step);
  while (const std::size_t found = reader.read(part.data(), step)) {
    all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(found));
    if (found < step) break;
  }
  return all;
}
}  // namespace

TEST_CASE("a file is read as it is, and a gzipped one as it was") {
  const files::Folder folder;
  for (const std::size_t size : {0u, 1u, 2u, 1000u, 200'000u}) {
    CAPTURE(size);
    const Bytes bytes = noise(size);
    const std::string plain = folder.write("plain", bytes);
    const std::string gzipped = folder.write_gzipped("gzipped", bytes);
    for (const std::size_t step : {1u, 7u, 65536u, 1'000'000u}) {
      if (size / step > 1000) continue;
      CHECK(read_all(plain, step) == bytes);
      CHECK(read_all(gzipped, step) == bytes);
    }
  }
}

TEST_CASE("a gzip stream that is cut short anywhere is noticed") {
  const files::Folder folder;
  folder.write_gzipped("whole", noise(300));
  const Bytes whole = folder.read("whole");
  for (std::size_t size = 2; size < whole.size(); ++size) {  // of one byte no one knows that it was gzip
    CAPTURE(size);
    const auto end = whole.begin() + static_cast<std::ptrdiff_t>(size);
    const std::string path = folder.write("cut", Bytes(whole.begin(), end));
    CHECK_THROWS_WITH_AS(read_all(path, 1000),
                         (path + ": expected a whole gzip stream, found a broken one (unexpected end of file)").c_str(),
                         FormatError);
  }
}

TEST_CASE("a gzip stream with a wrong byte is noticed") {
  const files::Folder folder;
  folder.write_gzipped("whole", noise(300));
  const Bytes whole = folder.read("whole");
  const auto with = [&](std::size_t i) {
    Bytes bytes = whole;
    bytes[i] ^= 0xFF;
    return folder.write("wrong", bytes);
  };
  const std::string expected = folder.file("wrong") + ": expected a whole gzip stream, found a broken one (";
  // At its end are the checksum (4 bytes) and the length (4 bytes).
  CHECK_THROWS_WITH_AS(read_all(with(whole.size() - 8), 1000), (expected + "incorrect data check)").c_str(),
                       FormatError);
  CHECK_THROWS_WITH_AS(read_all(with(whole.size() - 1), 1000), (expected + "incorrect length check)").c_str(),
                       FormatError);
  for (std::size_t i = 10; i < whole.size(); ++i) CHECK_THROWS_AS(read_all(with(i), 1000), FormatError);
}

TEST_CASE("what cannot be read says why") {
  const files::Folder folder;
  const std::string missing = folder.file("missing");
  CHECK_THROWS_WITH_AS(detail::data::GzipReader{missing},
                       (missing + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
  const std::string directory = folder.path.string();
  CHECK_THROWS_WITH_AS(read_all(directory, 10),
                       (directory + ": expected a file that can be read, found Is a directory").c_str(), FormatError);
}
