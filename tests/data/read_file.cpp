// SPDX-License-Identifier: MIT
#include <dovetail/data/read_file.hpp>

#include <doctest/doctest.h>

#include <type_traits>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

static_assert(!std::is_copy_constructible_v<detail::data::FileReader> &&
              !std::is_copy_assignable_v<detail::data::FileReader>);

namespace {
// The same of a file and of memory.
template <class Reader>
void check_reading(const Reader& reader, const std::string& name) {
  Bytes bytes(3);
  CHECK(reader.size() == 5);
  reader.read(0, bytes.data(), 3);
  CHECK(bytes == Bytes{1, 2, 3});
  reader.read(2, bytes.data(), 3);
  CHECK(bytes == Bytes{3, 4, 5});
  reader.read(5, bytes.data(), 0);
  CHECK(bytes == Bytes{3, 4, 5});
  CHECK_THROWS_WITH_AS(reader.read(3, bytes.data(), 3), (name + ": expected 6 bytes or more, found 5").c_str(),
                       FormatError);
  CHECK_THROWS_AS(reader.read(6, bytes.data(), 1), FormatError);
  CHECK_THROWS_WITH_AS(reader.refuse("one", 2), (name + ": expected one, found 2").c_str(), FormatError);
}
}  // namespace

TEST_CASE("bytes from any place of a file, or of memory") {
  const files::Folder folder;
  const std::string path = folder.write("a", {1, 2, 3, 4, 5});
  check_reading(detail::data::FileReader(path), path);
  check_reading(detail::data::MemoryReader("a.npz, array x", {1, 2, 3, 4, 5}), "a.npz, array x");
  CHECK(detail::data::FileReader(folder.write("empty", {})).size() == 0);
  CHECK(detail::data::MemoryReader("empty", {}).size() == 0);
  detail::data::MemoryReader("empty", {}).read(0, nullptr, 0);
}

TEST_CASE("what cannot be read says why") {
  const files::Folder folder;
  const std::string missing = folder.file("missing");
  CHECK_THROWS_WITH_AS(detail::data::FileReader{missing},
                       (missing + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
  CHECK_THROWS_AS(detail::data::FileReader{folder.path.string()}, FormatError);
}
