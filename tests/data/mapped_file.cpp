// SPDX-License-Identifier: MIT
#include <dovetail/data/mapped_file.hpp>

#include <doctest/doctest.h>

#include <type_traits>

#include <data/files.hpp>

using namespace dovetail;

static_assert(!std::is_copy_constructible_v<MappedFile> && !std::is_copy_assignable_v<MappedFile>);
static_assert(std::is_nothrow_move_constructible_v<MappedFile> && std::is_nothrow_move_assignable_v<MappedFile>);

template <class File>
concept lends = requires(File&& file) { static_cast<File&&>(file).bytes(); };
static_assert(lends<const MappedFile&> && lends<MappedFile&> && !lends<MappedFile> && !lends<const MappedFile>);

TEST_CASE("the bytes of a file, also where it is replaced, or the object moved") {
  const files::Folder folder;
  const std::string path = folder.write("a", {1, 2, 3});
  MappedFile file(path);
  CHECK(file.path() == path);
  const auto bytes = file.bytes();
  REQUIRE(bytes.size() == 3);
  CHECK(bytes[0] == std::byte{1});
  CHECK(bytes[2] == std::byte{3});

  std::filesystem::remove(path);
  folder.write("a", {7});
  MappedFile moved(std::move(file));
  CHECK(moved.bytes().data() == bytes.data());
  CHECK(bytes[1] == std::byte{2});

  moved = MappedFile(path);
  REQUIRE(moved.bytes().size() == 1);
  CHECK(moved.bytes()[0] == std::byte{7});
}

TEST_CASE("an empty file, and what is none") {
  const files::Folder folder;
  const MappedFile empty(folder.write("empty", {}));
  CHECK(empty.bytes().empty());

  const std::string gone = folder.file("gone");
  CHECK_THROWS_WITH_AS(MappedFile{gone},
                       (gone + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
  const std::string path = folder.path.string();
  CHECK_THROWS_WITH_AS(MappedFile{path}, (path + ": expected a file that can be read, found a folder").c_str(),
                       FormatError);
}
