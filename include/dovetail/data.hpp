// SPDX-License-Identifier: MIT
#pragma once
// data/ reads and writes datasets and arrays in the files of others: CSV, IDX, NumPy and ZIP archives.
#include <dovetail/data/dataset.hpp>
#include <dovetail/data/digits.hpp>
#include <dovetail/data/gzip.hpp>
#include <dovetail/data/idx.hpp>
#include <dovetail/data/mapped_file.hpp>
#include <dovetail/data/mnist.hpp>
#include <dovetail/data/npy.hpp>
#include <dovetail/data/npz.hpp>
#include <dovetail/data/read_file.hpp>
#include <dovetail/data/resize.hpp>
#include <dovetail/data/write_file.hpp>
#include <dovetail/data/zip.hpp>
