// SPDX-License-Identifier: MIT
#include <dovetail/data/write_file.hpp>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

namespace {
std::size_t count_files(const files::Folder& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path)) ++count;
  return count;
}
}  // namespace

TEST_CASE("the pieces become a file, in place of what was there") {
  const files::Folder folder;
  const std::string path = folder.file("a");
  write_file(path, {"one, ", "", "two"});
  CHECK(folder.read("a") == Bytes{'o', 'n', 'e', ',', ' ', 't', 'w', 'o'});
  write_file(path, {std::string_view("\0\n", 2)});
  CHECK(folder.read("a") == Bytes{0, '\n'});
  write_file(path, {});
  CHECK(folder.read("a").empty());
  CHECK(count_files(folder) == 1);
}

TEST_CASE("a path without a folder is one of the current folder") {
  const files::Folder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path);
  write_file("a", {"x"});
  std::filesystem::current_path(before);
  CHECK(folder.read("a") == Bytes{'x'});
}

TEST_CASE("what another writer has begun is left alone") {
  const files::Folder folder;
  folder.write("a.tmp0", {1, 2});
  write_file(folder.file("a"), {"x"});
  CHECK(folder.read("a") == Bytes{'x'});
  CHECK(folder.read("a.tmp0") == Bytes{1, 2});
  CHECK(count_files(folder) == 2);
}

TEST_CASE("what cannot be written says why, and leaves nothing behind") {
  const files::Folder folder;
  const auto refused = [](const std::string& path, const std::string& why, std::string_view text) {
    CHECK_THROWS_WITH_AS(write_file(path, {text}),
                         (path + ": expected a file that can be written, found " + why).c_str(), FormatError);
  };
  SUBCASE("no such folder") { refused(folder.file("none/a"), "No such file or directory", "x"); }
  SUBCASE("a folder of this name") {
    std::filesystem::create_directory(folder.path / "a");
    refused(folder.file("a"), "Is a directory", "x");
    CHECK(count_files(folder) == 1);
  }
  SUBCASE("no space, in the middle of a piece") {
    folder.write("a", {1, 2, 3});
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1000, before.rlim_max};
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    refused(folder.file("a"), "File too large", std::string(5000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
    CHECK(folder.read("a") == Bytes{1, 2, 3});
    CHECK(count_files(folder) == 1);
  }
}
