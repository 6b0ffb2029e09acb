// SPDX-License-Identifier: MIT
#include <dovetail/data/open_to_read.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>

using namespace dovetail;

TEST_CASE("a file is opened, with its size; what is none is named") {
  const files::Folder folder;
  std::size_t size = 0;
  const int file = detail::data::open_to_read(folder.write("a", {1, 2, 3}), size);
  CHECK(size == 3);
  close(file);
  const auto refused = [&](const std::string& path, const char* found) {
    CHECK_THROWS_WITH_AS(detail::data::open_to_read(path, size),
                         (path + ": expected a file that can be read, found " + found).c_str(), FormatError);
  };
  refused(folder.file("missing"), "No such file or directory");
  refused(folder.path.string(), "a folder");
  refused(folder.pipe("pipe"), "a pipe");  // and nothing waits for its writer
}
