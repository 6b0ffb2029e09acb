// SPDX-License-Identifier: MIT
#include <dovetail/data/mnist.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdlib>

#include <data/files.hpp>

using namespace dovetail;
using dovetail::detail::sentence;
using files::Bytes;
using files::idx;

static_assert(std::same_as<decltype(load_mnist("")), std::pair<ImageDataset, ImageDataset>>);

namespace {

const std::string train_images = "train-images-idx3-ubyte", train_labels = "train-labels-idx1-ubyte";
const std::string test_images = "t10k-images-idx3-ubyte", test_labels = "t10k-labels-idx1-ubyte";

Bytes images(std::uint32_t count, std::uint32_t height = 28, std::uint32_t width = 28) {
  Bytes pixels(std::size_t{count} * height * width);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i % 256);
  return idx(8, {count, height, width}, pixels);
}
Bytes labels(const Bytes& classes) { return idx(8, {static_cast<std::uint32_t>(classes.size())}, classes); }

// Three images to train with and two to test with, some files gzipped.
struct Small : files::Folder {
  Small() {
    write_gzipped(train_images + ".gz", images(3));
    write(train_labels, labels({5, 0, 9}));
    write(test_images, images(2));
    write_gzipped(test_labels + ".gz", labels({1, 2}));
  }
  void refuses(const std::string& sentence, auto error) const {
    CHECK_THROWS_WITH_AS(load_mnist(path.string()), sentence.c_str(), decltype(error));
  }
};

}  // namespace

TEST_CASE("four files, each gzipped or not") {
  const Small folder;
  const auto [train, test] = load_mnist(folder.path.string());
  CHECK(train.x.rows() == 3);
  CHECK(test.x.rows() == 2);
  CHECK(train.y == Tensor<std::int32_t, 3>{5, 0, 9});
  CHECK(test.y == Tensor<std::int32_t, 2>{1, 2});
  for (std::size_t i = 0; i < train.x.size(); ++i)  // the same quotient, so equal to the last bit
    REQUIRE(train.x.flat()[i] == static_cast<float>(i % 256) / 255);
  CHECK(train.x(0, 0, 0) == 0);
  CHECK(train.x(0, 9, 3) == 1);  // pixel 255
}

TEST_CASE("each file under every name under which it is found") {
  struct Part {
    std::string name;
    Bytes bytes;
  };
  const Part parts[] = {{"train-images-idx3-ubyte", images(3)},
                        {"train-labels-idx1-ubyte", labels({5, 0, 9})},
                        {"t10k-images-idx3-ubyte", images(2)},
                        {"t10k-labels-idx1-ubyte", labels({1, 2})}};
  for (std::size_t which = 0; which < 256; ++which) {  // two bits a file
    const files::Folder folder;
    for (std::size_t i = 0; i < 4; ++i) {
      std::string name = parts[i].name;
      const std::size_t way = which >> 2 * i & 3;
      if (way & 1) name[name.find("-idx")] = '.';
      if (way & 2)
        folder.write_gzipped(name + ".gz", parts[i].bytes);
      else
        folder.write(name, parts[i].bytes);
    }
    CAPTURE(which);
    const auto [train, test] = load_mnist(folder.path.string());
    REQUIRE(train.y == Tensor<std::int32_t, 3>{5, 0, 9});
    REQUIRE(test.y == Tensor<std::int32_t, 2>{1, 2});
    REQUIRE(test.x(1, 0, 0) == 16.f / 255);
  }
}

TEST_CASE("a folder with the name of a file is not the file") {  // as Kaggle's archive has them, beside the files
  const Small folder;
  std::filesystem::create_directory(folder.path / train_images);
  CHECK(load_mnist(folder.path.string()).first.x.rows() == 3);
}

TEST_CASE("a file that is missing is told with all names under which it was looked for") {
  const Small folder;
  const auto looked_for = [](const std::string& names, const std::string& directory, const std::string& found) {
    return "MNIST: expected one of the files " + names + " in the folder " + directory + ", found " + found;
  };
  const std::string train_image_names =
      "train-images-idx3-ubyte, train-images.idx3-ubyte, train-images-idx3-ubyte.gz, train-images.idx3-ubyte.gz";
  for (const std::string& nowhere : {folder.file("nowhere"), folder.file(train_labels)})
    CHECK_THROWS_WITH_AS(load_mnist(nowhere), looked_for(train_image_names, nowhere, "no such folder").c_str(),
                         FormatError);
  for (const auto& [name, dotted] :
       {std::pair(test_labels, "t10k-labels.idx1-ubyte"), std::pair(test_images, "t10k-images.idx3-ubyte"),
        std::pair(train_labels, "train-labels.idx1-ubyte"), std::pair(train_images, "train-images.idx3-ubyte")}) {
    std::filesystem::remove(folder.path / name);
    std::filesystem::remove(folder.path / (name + ".gz"));
    folder.refuses(
        looked_for(sentence({name, ", ", dotted, ", ", name, ".gz, ", dotted, ".gz"}), folder.path.string(), "none"),
        FormatError(""));
  }
}

TEST_CASE("files that do not belong together") {
  const Small folder;
  const auto file = [&](const std::string& name) { return folder.file(name); };
  SUBCASE("images of another size") {
    folder.write_gzipped(train_images + ".gz", images(3, 32, 32));
    folder.refuses(file(train_images + ".gz") +
                       " is incompatible with MNIST: expected shape (None, 28, 28), "
                       "found shape (3, 32, 32)",
                   ShapeError(""));
  }
  SUBCASE("images and labels exchanged") {
    folder.write(test_images, labels({1, 2}));
    folder.refuses(file(test_images) + " is incompatible with MNIST: expected shape (None, 28, 28), found shape (2)",
                   ShapeError(""));
  }
  SUBCASE("labels of another rank") {
    folder.write(train_labels, idx(8, {3, 1}, {1, 2, 3}));
    folder.refuses(file(train_labels) + " is incompatible with MNIST: expected shape (None), found shape (3, 1)",
                   ShapeError(""));
  }
  SUBCASE("another number of labels than of images") {
    folder.write(train_labels, labels({1, 2, 3, 4}));
    folder.refuses(file(train_labels) + " is incompatible with " + file(train_images + ".gz") +
                       ": expected shape (3), found shape (4)",
                   ShapeError(""));
  }
  SUBCASE("a label that is no digit") {
    folder.write(train_labels, labels({1, 9, 10}));
    folder.refuses(file(train_labels) + ": expected labels from 0 to 9, found 10 at index 2", ValueError(""));
  }
  SUBCASE("a broken file") {
    folder.write(train_labels, Bytes{0, 0, 8});
    folder.refuses(file(train_labels) + ": expected an IDX header of 4 bytes or more, found 3", FormatError(""));
  }
}

TEST_CASE("no images at all are a dataset too") {
  const Small folder;
  folder.write(test_images, images(0));
  folder.write_gzipped(test_labels + ".gz", labels({}));
  CHECK(load_mnist(folder.path.string()).second.x.rows() == 0);
}

TEST_CASE("the real MNIST") {
  const char* directory = std::getenv("DOVETAIL_MNIST_DIR");
  if (directory == nullptr || !std::filesystem::is_directory(directory)) {
    MESSAGE("skipped: DOVETAIL_MNIST_DIR names no directory with the files of MNIST");
    return;
  }
  const auto [train, test] = load_mnist(directory);
  REQUIRE(train.x.rows() == 60'000);
  REQUIRE(test.x.rows() == 10'000);
  REQUIRE(train.y.rows() == 60'000);
  REQUIRE(test.y.rows() == 10'000);

  const auto count = [](const ImageDataset& data) {
    std::array<int, 10> counts{};
    for (const std::int32_t label : data.y) ++counts[static_cast<std::size_t>(label)];
    return counts;
  };
  CHECK(count(train) == std::array{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949});
  CHECK(count(test) == std::array{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009});
  CHECK(std::equal(train.y.begin(), train.y.begin() + 5, std::array{5, 0, 4, 1, 9}.begin()));
  CHECK(std::equal(test.y.begin(), test.y.begin() + 5, std::array{7, 2, 1, 0, 4}.begin()));

  const auto mean = [](const ImageDataset& data) {
    double sum = 0;
    for (const float pixel : data.x.flat()) sum += static_cast<double>(pixel);
    return sum / static_cast<double>(data.x.size());
  };
  CHECK(mean(train) == doctest::Approx(0.1306605).epsilon(1e-6));  // as published everywhere: 0.1307
  CHECK(mean(test) == doctest::Approx(0.1325147).epsilon(1e-6));
  const auto [low, high] = std::ranges::minmax(train.x.flat());
  CHECK(low == 0);
  CHECK(high == 1);
}
