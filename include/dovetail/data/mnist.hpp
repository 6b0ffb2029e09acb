// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include <dovetail/data/dataset.hpp>
#include <dovetail/data/idx.hpp>

namespace dovetail {
namespace detail {

inline bool file_exists(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) std::fclose(file);
  return file != nullptr;
}
[[gnu::cold]] inline std::string mnist_file(const std::string& directory, const std::string& name) {
  const std::string plain = sentence(directory, "/", name), gzipped = sentence(plain, ".gz");
  if (file_exists(plain)) return plain;
  if (file_exists(gzipped)) return gzipped;
  fail<FormatError>("MNIST: expected the file ", plain, " or ", gzipped, ", found neither");
}

[[gnu::cold]] inline ImageDataset load_mnist_part(const std::string& directory, const std::string& part) {
  const std::string images = mnist_file(directory, sentence(part, "-images-idx3-ubyte"));
  const std::string labels = mnist_file(directory, sentence(part, "-labels-idx1-ubyte"));
  const auto pixels = read_idx(images), classes = read_idx(labels);
  const auto x = pixels.view<dynamic, 28, 28>(sentence(images, " is incompatible with MNIST"));
  const auto y = classes.view<dynamic>(sentence(labels, " is incompatible with MNIST"));
  if (y.rows() != x.rows())
    fail<ShapeError>(labels, " is incompatible with ", images, ": expected shape (", x.rows(), "), found shape ",
                     classes.shape_text());

  ImageDataset data{Tensor<float, dynamic, 28, 28>::with_rows(x.rows()),
                    Tensor<std::int32_t, dynamic>::with_rows(x.rows())};
  float* to = data.x.data();
  for (const std::uint8_t pixel : x.flat()) *to++ = static_cast<float>(pixel) / 255;
  for (std::size_t i = 0; i < y.rows(); ++i) {
    if (y[i] > 9)
      fail<ValueError>(labels, ": expected labels from 0 to 9, found ", y[i], " at index ", i);
    data.y[i] = y[i];
  }
  return data;
}

}  // namespace detail

/// MNIST, from the four files of its authors in one directory, each gzipped or not:
/// `const auto [train, test] = load_mnist("data/mnist");` has 60,000 and 10,000 images.
/// Pixels are scaled from 0..255 to [0, 1]; labels are 0 to 9.
/// Throws FormatError (a file is missing or broken), ShapeError (images of another size, another
/// number of labels than of images) and ValueError (a label above 9).
[[gnu::cold]] inline std::pair<ImageDataset, ImageDataset> load_mnist(const std::string& directory) {
  return {detail::load_mnist_part(directory, "train"), detail::load_mnist_part(directory, "t10k")};
}

}  // namespace dovetail
