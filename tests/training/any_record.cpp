// SPDX-License-Identifier: MIT
#include <dovetail/training/any_record.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

#include <dovetail/layers/dense.hpp>
#include <dovetail/training/adam.hpp>

using namespace dovetail;
using detail::training::AnyRecord;
using detail::training::Elements;
using detail::training::Kept;

using Record = boost::hana::tuple<Nothing<>, boost::hana::tuple<Tensor<float, 2>, Tensor<float, 3>>, Tensor<float, 1>>;

TEST_CASE("all numbers of a state are visited, with their paths") {
  Adam::State<Record> moments{};
  std::string paths;
  std::size_t bytes = 0;
  AnyRecord<float>(moments).for_each([&](const TensorPath& path, Elements<float> all) {
    paths += path.text() + " ";
    bytes += all.bytes;
  });
  CHECK(paths == "m.1.0 m.1.1 m.2 v.1.0 v.1.1 v.2 steps ");
  CHECK(bytes == 2 * 6 * sizeof(float) + sizeof(std::uint64_t));
}

TEST_CASE("whether all numbers are within a limit") {
  Record record{};
  Tensor<float, 3>& middle = boost::hana::at_c<1>(boost::hana::at_c<1>(record));
  CHECK(AnyRecord<float>(record).all_within(0));
  middle(2) = -2;
  CHECK(AnyRecord<float>(record).all_within(2));
  CHECK_FALSE(AnyRecord<float>(record).all_within(1.9f));
  middle(2) = std::numeric_limits<float>::quiet_NaN();
  CHECK_FALSE(AnyRecord<float>(record).all_within(std::numeric_limits<float>::max()));
}

TEST_CASE("what is kept is put back, bit by bit") {
  Record record{};
  Tensor<float, 3>& middle = boost::hana::at_c<1>(boost::hana::at_c<1>(record));
  middle = {1, 2, 3};
  Kept kept;
  CHECK(kept.empty());
  kept.keep(AnyRecord<float>(record));
  CHECK_FALSE(kept.empty());
  middle.fill(9);
  boost::hana::at_c<2>(record)(0) = 9;
  kept.put_back(AnyRecord<float>(record));
  CHECK((middle(0) == 1 && middle(1) == 2 && middle(2) == 3 && boost::hana::at_c<2>(record)(0) == 0));
}
