// SPDX-License-Identifier: MIT
#include <dovetail/storage/writable.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>

using namespace dovetail;

TEST_CASE("a file is deleted behind its link, which the next write follows; what is no file stays") {
  const files::Folder folder;
  folder.write("a", {1});
  std::filesystem::create_symlink("a", folder.path / "link");
  detail::storage::delete_file(folder.file("link"));
  CHECK(!std::filesystem::exists(folder.path / "a"));
  CHECK(std::filesystem::is_symlink(folder.path / "link"));
  write_file(folder.file("link"), {"x"});
  CHECK(folder.read("a") == files::Bytes{'x'});

  detail::storage::delete_file(folder.pipe("pipe"));
  CHECK(std::filesystem::exists(folder.path / "pipe"));
  detail::storage::delete_file(folder.file("none"));
}

TEST_CASE("what killed writes have left is deleted beside the file itself") {
  const files::Folder folder;
  std::filesystem::create_directory(folder.path / "far");
  std::filesystem::create_symlink("far/a", folder.path / "link");
  for (const char* name : {"far/a", "far/a.tmp0", "far/a.tmp1", "far/a.tmp3"}) folder.write(name, {1});
  detail::storage::delete_temporaries(folder.file("link"));
  CHECK(std::filesystem::exists(folder.path / "far/a"));
  CHECK(!std::filesystem::exists(folder.path / "far/a.tmp0"));
  CHECK(!std::filesystem::exists(folder.path / "far/a.tmp1"));
  CHECK(std::filesystem::exists(folder.path / "far/a.tmp3"));  // another is writing it
}

TEST_CASE("a file that cannot be written is refused beforehand, and nothing is made") {
  const files::Folder folder;
  detail::storage::check_writable(folder.file("a"));
  CHECK(std::filesystem::is_empty(folder.path));
  CHECK_THROWS_AS(detail::storage::check_writable(folder.file("none/a")), FormatError);
  CHECK_THROWS_AS(detail::storage::check_writable(folder.path.string()), FormatError);
}
