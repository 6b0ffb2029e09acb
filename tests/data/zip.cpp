// SPDX-License-Identifier: MIT
#include <dovetail/data/zip.hpp>

#include <doctest/doctest.h>

#include <dovetail/data/write_zip.hpp>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

namespace {
const files::Folder folder;

Bytes text(const std::string& letters) { return Bytes(letters.begin(), letters.end()); }

// Two entries, "a" of "aaaaaaaaaaaaaaaaaaaa" and "folder/b" of "". Level 0 stores; limit 0 writes ZIP64.
Bytes archive(int level = 0, std::size_t limit = 0xFFFFFFFF) {
  detail::data::write_zip(folder.file("whole"), {{"a", {"aaaaaaaaaa", "", "aaaaaaaaaa"}}, {"folder/b", {}}}, level,
                          limit);
  return folder.read("whole");
}
Bytes with(Bytes bytes, std::size_t at, const Bytes& others) {
  std::copy(others.begin(), others.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  return bytes;
}
// Where the list of entries begins in a stored archive: behind two local headers, with names of 1 and 8, and 20 bytes.
constexpr std::size_t list = 31 + 20 + 38;

void refused(const Bytes& bytes, const std::string& sentence, std::size_t entry = 0) {
  CAPTURE(sentence);
  const std::string path = folder.write("bad", bytes);
  const auto read = [&] {
    const detail::data::ZipReader reader(path);
    reader.read(reader.entries().at(entry));
  };
  CHECK_THROWS_WITH_AS(read(), (path + ": " + sentence).c_str(), FormatError);
}
}  // namespace

TEST_CASE("stored and deflated entries, ZIP64 or not") {
  for (const int level : {0, 1, 6, 9}) {
    for (const std::size_t limit : {std::size_t{0xFFFFFFFF}, std::size_t{0}, std::size_t{60}}) {
      CAPTURE(level);
      CAPTURE(limit);
      archive(level, limit);
      const detail::data::ZipReader reader(folder.file("whole"));
      REQUIRE(reader.entries().size() == 2);
      CHECK(reader.entries()[0].name == "a");
      CHECK(reader.entries()[0].size == 20);
      CHECK(reader.read(reader.entries()[0]) == text("aaaaaaaaaaaaaaaaaaaa"));
      CHECK(reader.entries()[1].name == "folder/b");
      CHECK(reader.read(reader.entries()[1]).empty());
    }
  }
}

TEST_CASE("an archive of nothing, and one with a comment that looks like an end") {
  detail::data::write_zip(folder.file("empty"), {}, 0);
  CHECK(detail::data::ZipReader(folder.file("empty")).entries().empty());

  Bytes bytes = archive();
  bytes[bytes.size() - 2] = 22;
  const Bytes end(bytes.end() - 22, bytes.end());
  bytes.insert(bytes.end(), end.begin(), end.end() - 2);  // with a comment of 22 too, which is not there
  bytes.insert(bytes.end(), {1, 0});
  CHECK(detail::data::ZipReader(folder.write("comment", bytes)).entries().size() == 2);
}

TEST_CASE("a large entry, of several chunks") {
  std::string noise(3'000'001, '\0');
  std::uint32_t state = 1;
  for (char& c : noise) c = static_cast<char>((state = state * 1664525u + 1013904223u) >> 30);  // 2 of 8 bits
  for (const int level : {0, 6}) {
    detail::data::write_zip(folder.file("large"),
                            {{"noise", {noise}}, {"zeros", {std::string_view(noise).substr(0, 1'048'576)}}}, level);
    const detail::data::ZipReader reader(folder.file("large"));
    CHECK(reader.read(reader.entries()[0]) == text(noise));
    CHECK(reader.read(reader.entries()[1]) == text(noise.substr(0, 1'048'576)));
    CHECK((reader.entries()[0].packed < 2'000'000) == (level == 6));
  }
}

TEST_CASE("what is no archive, or one that dovetail does not read, is refused") {
  const Bytes stored = archive();
  SUBCASE("the end") {
    refused({}, "expected a ZIP archive, found a file without the end of one");
    refused(Bytes(100), "expected a ZIP archive, found a file without the end of one");
    refused(Bytes(stored.begin(), stored.end() - 1), "expected a ZIP archive, found a file without the end of one");
    refused(with(stored, stored.size() - 18, {1}), "expected a ZIP archive in one file, found one in several");
  }
  SUBCASE("the list") {
    const std::size_t end = stored.size() - 22;
    refused(with(stored, end + 10, {1}), "expected a list of 1 entries in 101 bytes, found a broken one at 136");
    refused(with(stored, end + 10, {3}), "expected a list of 3 entries in 101 bytes, found a broken one at 190");
    refused(with(stored, end + 12, {103}), "expected a list of 2 entries in 103 bytes, found a broken one at 190");
    refused(with(stored, end + 12, {54}), "expected a list of 2 entries in 54 bytes, found a broken one at 136");
    refused(with(stored, end + 12, {101, 0, 0, 1}),
            "expected a ZIP archive with 16777317 bytes at 89, found a file of 212");
    refused(with(stored, end + 16, {0, 1}), "expected a ZIP archive with 101 bytes at 256, found a file of 212");
    refused(with(stored, end + 16, {88}), "expected a list of 2 entries in 101 bytes, found a broken one at 88");
    refused(with(stored, list, {'Q'}), "expected a list of 2 entries in 101 bytes, found a broken one at 89");
    refused(with(stored, list + 28, {200}), "expected a list of 2 entries in 101 bytes, found a broken one at 89");
    refused(with(stored, list + 20, {255, 255, 255, 255}),
            "expected a list of 2 entries in 101 bytes, found a broken one at 89");
  }
  SUBCASE("an entry") {
    refused(with(stored, list + 8, {1}), "expected plain bytes in the entry a, found encrypted ones");
    refused(with(stored, list + 10, {12}), "expected stored (0) or deflated (8) bytes in the entry a, found method 12");
    refused(with(stored, list + 24, {21}), "expected 21 bytes in the entry a, found a different number");
    refused(with(stored, list + 16, {1, 2}), "expected bytes of the stated CRC in the entry a, found others");
    refused(with(stored, 31, {'b'}), "expected bytes of the stated CRC in the entry a, found others");
    refused(with(stored, 0, {'Q'}), "expected a record of a ZIP archive at 0, found other bytes");
    refused(with(stored, 30, {'b'}),
            "expected the same name in the list and before the bytes in the entry a, found a different one");
    refused(with(stored, list + 47 + 42, {200}), "expected a ZIP archive with 30 bytes at 200, found a file of 212", 1);
  }
  SUBCASE("a deflated entry") {
    const Bytes deflated = archive(6);
    const std::size_t packed = deflated[18], here = 31 + packed + 38 + 2;  // of nothing, deflate makes 2 bytes
    refused(with(deflated, here + 24, {19}), "expected 19 bytes in the entry a, found a broken stream");
    refused(with(deflated, here + 24, {21}), "expected 21 bytes in the entry a, found a broken stream");
    refused(with(deflated, here + 24, {0, 0, 0, 127}),
            "expected 2130706432 bytes in the entry a, found a broken stream");
    refused(with(deflated, here + 20, {1}), "expected 20 bytes in the entry a, found a broken stream");
    refused(with(deflated, here + 20, {static_cast<std::uint8_t>(packed + 1)}),
            "expected 20 bytes in the entry a, found a broken stream");
    refused(with(deflated, 31, {0xFF}), "expected 20 bytes in the entry a, found a broken stream");
  }
  SUBCASE("ZIP64") {
    const Bytes large = archive(0, 0);
    const std::size_t end = large.size() - 22;
    refused(with(large, end - 20, {'Q'}),
            "expected a record of a ZIP archive at " + std::to_string(end - 20) + ", found other bytes");
    refused(with(large, end - 76, {'Q'}),
            "expected a record of a ZIP archive at " + std::to_string(end - 76) + ", found other bytes");
    refused(with(large, end - 76 + 16, {1}), "expected a ZIP archive in one file, found one in several");
    refused(with(large, end - 12, {255, 255}),
            "expected a ZIP archive with 56 bytes at 65535, found a file of " + std::to_string(large.size()));
    refused(with(large, end - 76 + 32, {3}), "expected a list of 3 entries in 157 bytes, found a broken one at 286");
    const std::size_t extra = end - 76 - 157 + 47;
    refused(with(large, extra, {2}), "expected a list of 2 entries in 157 bytes, found a broken one at 129");
    refused(with(large, extra + 2, {20}), "expected a list of 2 entries in 157 bytes, found a broken one at 129");
    refused(with(large, extra + 2, {25}), "expected a list of 2 entries in 157 bytes, found a broken one at 129");
  }
}

TEST_CASE("an archive that is broken anywhere gives the same bytes or none") {
  for (const int level : {0, 6}) {
    for (const std::size_t limit : {std::size_t{0xFFFFFFFF}, std::size_t{0}}) {
      std::size_t refused = 0;
      files::for_each_broken(archive(level, limit), [&](const Bytes& bytes, bool is_shorter) {
        const std::string path = folder.write("broken", bytes);
        try {
          const detail::data::ZipReader reader(path);
          for (const detail::data::ZipEntry& entry : reader.entries()) {
            const Bytes read = reader.read(entry);
            if (entry.name == "a") CHECK(read == text("aaaaaaaaaaaaaaaaaaaa"));
          }
          CHECK(!is_shorter);
        } catch (const FormatError& error) {
          ++refused;
          CHECK(std::string_view(error.what()).starts_with(path + ": expected "));
        }
      });
      CHECK(refused > 500);
    }
  }
}
