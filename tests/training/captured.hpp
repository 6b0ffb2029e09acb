// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

/// What is printed while something runs.
namespace captured {

/// Standard output goes to a file as long as the object lives.
class Redirect {
 public:
  explicit Redirect(int file) : before_(::dup(1)) {
    std::fflush(stdout);
    ::dup2(file, 1);
  }
  Redirect(const Redirect&) = delete;
  Redirect& operator=(const Redirect&) = delete;
  ~Redirect() {
    std::fflush(stdout);
    ::dup2(before_, 1);
    ::close(before_);
  }

 private:
  int before_;
};

inline std::string read_all(int file) {
  std::string text;
  char part[4096];
  for (;;) {
    const auto n = ::read(file, part, sizeof part);
    if (n <= 0) return text;
    text.append(part, static_cast<std::size_t>(n));
  }
}

/// Printed to a file.
std::string in_file(auto print) {
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  {
    const Redirect redirect(::fileno(file));
    print();
  }
  std::rewind(file);
  const std::string text = read_all(::fileno(file));
  std::fclose(file);
  return text;
}

/// Printed to a terminal, up to what it buffers, 4 KiB; it makes "\r\n" of each "\n".
std::string on_terminal(auto print) {
  const int own = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
  REQUIRE(own >= 0);
  REQUIRE(::grantpt(own) == 0);
  REQUIRE(::unlockpt(own) == 0);
  const int terminal = ::open(::ptsname(own), O_RDWR | O_NOCTTY);
  REQUIRE(terminal >= 0);
  {
    const Redirect redirect(terminal);
    print();
  }
  const std::string text = read_all(own);
  ::close(terminal);
  ::close(own);
  return text;
}

}  // namespace captured
