// SPDX-License-Identifier: MIT
#pragma once
#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <dovetail/data/dataset.hpp>
#include <dovetail/data/idx.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::data {

// Gzip archives of MNIST name their content train-images.idx3-ubyte, and some programs unpack it under that name.
[[gnu::cold]] inline std::string mnist_file(const std::string& directory, std::string_view part,
                                            std::string_view kind) {
  const auto is = [](const std::string& path, mode_t what) {
    struct stat about;
    return ::stat(path.c_str(), &about) == 0 && (about.st_mode & S_IFMT) == what;
  };
  std::string looked_for;
  for (const char* ending : {"", ".gz"}) {
    for (const char* before : {"-", "."}) {
      const std::string name = sentence({part, before, kind, ending}), path = sentence({directory, "/", name});
      if (is(path, S_IFREG)) return path;
      looked_for += sentence({looked_for.empty() ? "" : ", ", name});
    }
  }
  fail<FormatError>({"MNIST: expected one of the files ", looked_for, " in the folder ", directory, ", found ",
                     is(directory, S_IFDIR) ? "none" : "no such folder"});
}

[[gnu::cold]] inline ImageDataset load_mnist_part(const std::string& directory, std::string_view part) {
  const std::string images = mnist_file(directory, sentence({part, "-images"}), "idx3-ubyte"),
                    labels = mnist_file(directory, sentence({part, "-labels"}), "idx1-ubyte");
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

/// Reads MNIST, or Fashion-MNIST, from its authors' four files in one directory:
/// `const auto [train, test] = load_mnist("data/mnist");` has 60,000 and 10,000 images.
/// Each file may be gzipped, and is found as train-images-idx3-ubyte and as train-images.idx3-ubyte, with .gz or
/// without. Pixels are scaled from 0..255 to [0, 1]; labels are 0 to 9. Throws FormatError if a file is missing or
/// broken, ShapeError if images have another size or there is not one label per image, and ValueError if a label is
/// above 9.
[[gnu::cold]] inline std::pair<ImageDataset, ImageDataset> load_mnist(const std::string& directory) {
  return {detail::data::load_mnist_part(directory, "train"), detail::data::load_mnist_part(directory, "t10k")};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
