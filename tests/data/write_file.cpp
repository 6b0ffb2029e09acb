// SPDX-License-Identifier: MIT
#include <dovetail/data/write_file.hpp>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include <csignal>
#include <thread>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

namespace {
std::size_t count_files(const files::Folder& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path)) ++count;
  return count;
}
struct stat about(const std::string& path) {
  struct stat about = {};
  CHECK(lstat(path.c_str(), &about) == 0);
  return about;
}
void refused(const std::string& path, const std::string& found, std::string_view text = "x") {
  CHECK_THROWS_WITH_AS(write_file(path, {text}),
                       (path + ": expected a file that can be written, found " + found).c_str(), FormatError);
}

// Whoever runs the tests has only the rights of a file's mode up to the end of the scope: root has all, and becomes
// someone else.
class Unprivileged {
 public:
  Unprivileged() {
    if (root_) must(setegid(65534) == 0 && seteuid(65534) == 0);
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (root_) must(seteuid(0) == 0 && setegid(0) == 0);
  }

 private:
  static void must(bool done) { REQUIRE(done); }
  bool root_ = geteuid() == 0;
};

// Of a device of its own, never of the machine's: makes one where one may.
bool make_device(const std::string& path, unsigned minor) {
  return mknod(path.c_str(), S_IFCHR | 0666, makedev(1, minor)) == 0;
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

TEST_CASE("a symbolic link stays, and what it leads to is replaced") {
  const files::Folder folder;
  std::filesystem::create_directories(folder.path / "far/away");
  folder.write("far/away/a", {1, 2, 3});
  std::filesystem::create_symlink("away/a", folder.path / "far/next");
  std::filesystem::create_symlink("far/next", folder.path / "link");
  std::filesystem::create_symlink(folder.path / "far/away/a", folder.path / "whole");
  for (const std::string name : {"link", "whole"}) {
    write_file(folder.file(name), {name});
    CHECK(S_ISLNK(about(folder.file(name)).st_mode));
    CHECK(folder.read("far/away/a") == Bytes(name.begin(), name.end()));
  }
  CHECK(S_ISLNK(about(folder.file("far/next")).st_mode));
  CHECK(S_ISREG(about(folder.file("far/away/a")).st_mode));

  std::filesystem::create_symlink("far/new", folder.path / "dangling");
  write_file(folder.file("dangling"), {"x"});
  CHECK(S_ISLNK(about(folder.file("dangling")).st_mode));
  CHECK(folder.read("far/new") == Bytes{'x'});

  std::filesystem::create_symlink("none/a", folder.path / "nowhere");
  refused(folder.file("nowhere"), "behind the link to " + folder.file("none/a") + " no folder " + folder.file("none/") +
                                      " (No such file or directory)");
  std::filesystem::create_symlink("turn", folder.path / "turn");
  refused(folder.file("turn"), "Too many levels of symbolic links");
}

TEST_CASE("a file keeps its mode and its owner, and a new one has those of every new file") {
  const files::Folder folder;
  const std::string path = folder.write("a", {1});
  for (const mode_t mode : {0600u, 0640u, 0666u, 0755u}) {
    REQUIRE(chmod(path.c_str(), mode) == 0);
    write_file(path, {"x"});
    CHECK((about(path).st_mode & 07777) == mode);
  }
  const mode_t before = umask(027);
  write_file(folder.file("new"), {"x"});
  umask(before);
  CHECK((about(folder.file("new")).st_mode & 07777) == 0640);

  if (chown(path.c_str(), 1234, 5678) != 0) return;  // only root gives files away
  write_file(path, {"y"});
  CHECK(about(path).st_uid == 1234);
  CHECK(about(path).st_gid == 5678);
  CHECK((about(path).st_mode & 07777) == 0755);
  REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
  REQUIRE(chmod(path.c_str(), 0666) == 0);
  {
    const Unprivileged someone;
    refused(path, "a file whose owner or mode a new one cannot have (Operation not permitted)");
  }
  CHECK(folder.read("a") == Bytes{'y'});
  CHECK(count_files(folder) == 2);
}

TEST_CASE("another hard link keeps the old content") {
  const files::Folder folder;
  folder.write("a", {1, 2});
  std::filesystem::create_hard_link(folder.path / "a", folder.path / "b");
  write_file(folder.file("a"), {"x"});
  CHECK(folder.read("a") == Bytes{'x'});
  CHECK(folder.read("b") == Bytes{1, 2});
}

TEST_CASE("a name may be as long as names can be") {
  const files::Folder folder;
  const std::string name(255, 'n');
  for (int i = 0; i < 2; ++i) write_file(folder.file(name), {"x"});
  CHECK(folder.read(name) == Bytes{'x'});
  CHECK(count_files(folder) == 1);
  refused(folder.file(name + "n"), "File name too long");
}

TEST_CASE("a pipe is written into, and stays one") {
  const files::Folder folder;
  const std::string path = folder.pipe("pipe"), text(100'000, 'x');  // more than a pipe holds
  SUBCASE("to its end") {
    Bytes found;
    std::thread reader([&] { found = folder.read("pipe"); });
    write_file(path, {text, "y"});
    reader.join();
    CHECK(found.size() == text.size() + 1);
    CHECK(found.back() == 'y');
  }
  SUBCASE("until its reader goes, which ends no program") {
    std::thread reader([&] { close(open(path.c_str(), O_RDONLY)); });
    refused(path, "a pipe (Broken pipe)", text);
    reader.join();
    sigset_t pending;
    CHECK(sigpending(&pending) == 0);
    CHECK(sigismember(&pending, SIGPIPE) == 0);
  }
  CHECK(S_ISFIFO(about(path).st_mode));
  CHECK(count_files(folder) == 1);
}

TEST_CASE("a device is written into, and stays one") {
  const files::Folder folder;
  if (!make_device(folder.file("null"), 3) || !make_device(folder.file("full"), 7)) return;  // only root makes them
  std::filesystem::create_symlink("null", folder.path / "link");
  if (open(folder.file("null").c_str(), O_WRONLY) < 0) return;  // and not in every folder
  write_file(folder.file("null"), {"x"});
  write_file(folder.file("link"), {"x"});
  refused(folder.file("full"), "a device (No space left on device)");
  for (const char* name : {"null", "full"}) CHECK(S_ISCHR(about(folder.file(name)).st_mode));
  CHECK(S_ISLNK(about(folder.file("link")).st_mode));
  CHECK(count_files(folder) == 3);
}

TEST_CASE("a socket is refused") {
  const files::Folder folder;
  const int file = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  folder.file("socket").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  refused(folder.file("socket"), "a socket (No such device or address)");
  CHECK(S_ISSOCK(about(folder.file("socket")).st_mode));
  close(file);
}

TEST_CASE("an open file under a name of the system's is written into") {
  const files::Folder folder;
  folder.write("a", {1, 2, 3});
  const int file = open(folder.file("a").c_str(), O_RDWR);
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  if (!std::filesystem::exists(path)) return;                   // on another system
  std::filesystem::create_symlink(path, folder.path / "link");  // as /dev/stdout is one
  for (const char* text : {"x", "y"}) {
    write_file(folder.file("link"), {text});
    char found = 0;
    CHECK(pread(file, &found, 1, 0) == 1);
    CHECK(found == *text);
    CHECK(about(folder.file("link")).st_size > 0);
    std::filesystem::remove(folder.path / "a");  // the open file goes on without a name
  }
  close(file);
}

TEST_CASE("what cannot be written says why, and leaves nothing behind") {
  const files::Folder folder;
  SUBCASE("no name") { refused("", "an empty path (No such file or directory)"); }
  SUBCASE("no such folder") {
    refused(folder.file("none/a"), "no folder " + folder.file("none/") + " (No such file or directory)");
    refused(folder.file("none/"), "no folder " + folder.file("none/") + " (No such file or directory)");
  }
  SUBCASE("a file where a folder should be") {
    folder.write("a", {});
    refused(folder.file("a/b"), "a file where a folder should be (Not a directory)");
    refused(folder.file("a/"), "a file where a folder should be (Not a directory)");
  }
  SUBCASE("a folder of this name") {
    std::filesystem::create_directory(folder.path / "a");
    refused(folder.file("a"), "a folder (Is a directory)");
    refused(folder.file("a/"), "a folder (Is a directory)");
    CHECK(count_files(folder) == 1);
  }
  SUBCASE("a folder without rights, and a file without") {
    for (const char* name : {"closed", "shut"}) {
      std::filesystem::create_directory(folder.path / name);
      folder.write(std::string(name) + "/a", {1});
      REQUIRE(chmod(folder.file(std::string(name) + "/a").c_str(), 0666) == 0);
    }
    folder.write("a", {1});
    REQUIRE(chmod(folder.file("a").c_str(), 0444) == 0);
    REQUIRE(chmod(folder.file("closed").c_str(), 0555) == 0);
    REQUIRE(chmod(folder.file("shut").c_str(), 0) == 0);
    REQUIRE(chmod(folder.path.c_str(), 0777) == 0);
    {
      const Unprivileged someone;
      const std::string closed = folder.file("closed/");
      refused(closed + "a", "a folder in which no file may be made, " + closed + " (Permission denied)");
      refused(closed + "new", "a folder in which no file may be made, " + closed + " (Permission denied)");
      refused(folder.file("shut/a"), "a folder that may not be entered (Permission denied)");
      refused(folder.file("a"), "a file that may not be changed (Permission denied)");
    }
    CHECK(folder.read("a") == Bytes{1});
    chmod(folder.file("shut").c_str(), 0755);
    chmod(folder.file("closed").c_str(), 0755);
    for (const char* name : {"closed", "shut"})
      CHECK(std::distance(std::filesystem::directory_iterator(folder.path / name), {}) == 1);
    CHECK(count_files(folder) == 3);
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
