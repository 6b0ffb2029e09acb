// SPDX-License-Identifier: MIT
// A target without libFuzzer: replay FOLDER ROUNDS runs each file there, and files that are made from them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "fuzz.hpp"

namespace {
std::mt19937 random_number(1);
std::size_t below(std::size_t limit) { return random_number() % limit; }
}  // namespace

// Turns a bit over, sets a byte, repeats a few or takes a few away.
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size) {
  fuzz::Bytes bytes(data, data + size);
  bytes.reserve(2 * size + 8);
  if (bytes.empty()) bytes.push_back(0);
  const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
  const auto end = at + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(below(16)), bytes.end() - at);
  switch (below(4)) {
    case 0:
      *at = static_cast<std::uint8_t>(*at ^ 1u << below(8));
      break;
    case 1:
      *at = static_cast<std::uint8_t>(below(256));
      break;
    case 2: {
      const fuzz::Bytes copy(at, end);
      bytes.insert(at, copy.begin(), copy.end());
      break;
    }
    default:
      bytes.erase(at, end);
  }
  return fuzz::give(bytes, data, max_size);
}

int main(int count, char** words) {
  fuzz::must(count == 3, "replay FOLDER ROUNDS");
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) paths.push_back(entry.path());
  std::ranges::sort(paths);  // a run is like the one before
  std::size_t runs = 0;
  const auto run = [&](const fuzz::Bytes& bytes) {
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++runs;
  };
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const fuzz::Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    run(bytes);
    for (int round = std::atoi(words[2]); round > 0; --round) {
      fuzz::Bytes other = bytes;
      other.resize(bytes.size() + 1024);
      other.resize(
          LLVMFuzzerCustomMutator(other.data(), bytes.size(), other.size(), static_cast<unsigned>(random_number())));
      run(other);
    }
  }
  std::printf("%zu files, %zu executions\n", paths.size(), runs);
  return paths.empty();
}
