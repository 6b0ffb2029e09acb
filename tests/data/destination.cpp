// SPDX-License-Identifier: MIT
#include <dovetail/data/destination.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>

using namespace dovetail;
using detail::data::behind_links, detail::data::find_destination, detail::data::folder_of;

TEST_CASE("the folder of a path") {
  CHECK(folder_of("a") == "./");
  CHECK(folder_of("x/a") == "x/");
  CHECK(folder_of("/a") == "/");
  CHECK(folder_of("x/") == "x/");
}

TEST_CASE("links are followed to their end, which need not exist") {
  const files::Folder folder;
  const std::string link = folder.file("link"), next = folder.file("next");
  std::filesystem::create_symlink("next", link);
  CHECK(behind_links(link) == next);
  CHECK(behind_links(next) == next);
  std::filesystem::create_symlink("/nowhere", next);
  CHECK(behind_links(link) == "/nowhere");
  std::filesystem::remove(next);
  std::filesystem::create_symlink("link", next);
  CHECK_NOTHROW(behind_links(link));  // they lead to each other
  CHECK(behind_links("") == "");
}

TEST_CASE("what is replaced, and what is written in place") {
  const files::Folder folder;
  CHECK(!find_destination(folder.file("new")).exists);
  const auto file = find_destination(folder.write("a", {1, 2}));
  CHECK(file.exists);
  CHECK(!file.in_place);
  CHECK(file.about.st_size == 2);
  std::filesystem::create_symlink("a", folder.path / "link");
  const auto link = find_destination(folder.file("link"));
  CHECK(link.path == folder.file("a"));
  CHECK(!link.in_place);
  CHECK(find_destination(folder.pipe("pipe")).in_place);
  CHECK_THROWS_AS(find_destination(folder.path.string()), FormatError);
}
