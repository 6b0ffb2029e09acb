// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include <dovetail/data/dataset.hpp>
#include <dovetail/data/idx.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::data {

inline bool file_exists(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) std::fclose(file);
  return file != nullptr;
}
[[gnu::cold]] inline std::string mnist_file(const std::string& directory, const char* name) {
  const std::string plain = sentence({directory, "/", name}), gzipped = sentence({plain, ".gz"});
  if (file_exists(plain)) return plain;
  if (file_exists(gzipped)) return gzipped;
  fail<FormatError>({"MNIST: expected the file ", plain, " or ", gzipped, ", found neither"});
}

[[gnu::cold]] inline ImageDataset load_mnist_part(const std::string& directory, const char* image_file,
                                                  const char* label_file) {
  const std::string images = mnist_file(directory, image_file), labels = mnist_file(directory, label_file);
  const IdxFile pixels = read_idx_file(images, idx_code<std::uint8_t>, 1),
                classes = read_idx_file(labels, idx_code<std::uint8_t>, 1);
  const auto incompatible = [](const std::string& file, const Part& with, const Part& expected, const IdxFile& found) {
    fail<ShapeError>(
        {file, " is incompatible with ", with, ": expected shape ", expected, ", found shape ", found.extents});
  };
  if (pixels.extents.size() != 3 || pixels.extents[1] != 28 || pixels.extents[2] != 28)
    incompatible(images, "MNIST", "(None, 28, 28)", pixels);
  if (classes.extents.size() != 1) incompatible(labels, "MNIST", "(None)", classes);
  const std::size_t count = pixels.extents[0];
  if (classes.extents[0] != count) incompatible(labels, images, {"(", count, ")"}, classes);

  ImageDataset data{Tensor<float, dynamic, 28, 28>::with_rows(count), Tensor<std::int32_t, dynamic>::with_rows(count)};
  float* x = data.x.data();
  for (const unsigned char pixel : pixels.bytes) *x++ = static_cast<float>(pixel) / 255;
  std::int32_t* y = data.y.data();
  for (std::size_t i = 0; i < count; ++i) {
    y[i] = classes.bytes[i];
    if (y[i] > 9) fail<ValueError>({labels, ": expected labels from 0 to 9, found ", y[i], " at index ", i});
  }
  return data;
}

}  // namespace detail::data

/// Reads MNIST from its authors' four files in one directory, each gzipped or not:
/// `const auto [train, test] = load_mnist("data/mnist");` has 60,000 and 10,000 images.
/// Pixels are scaled from 0..255 to [0, 1]; labels are 0 to 9.
/// Throws FormatError if a file is missing or broken, ShapeError if images have another size or there is not one label
/// per image, and ValueError if a label is above 9.
[[gnu::cold]] inline std::pair<ImageDataset, ImageDataset> load_mnist(const std::string& directory) {
  return {detail::data::load_mnist_part(directory, "train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
          detail::data::load_mnist_part(directory, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
