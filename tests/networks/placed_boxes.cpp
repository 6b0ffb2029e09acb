// SPDX-License-Identifier: MIT
#include <dovetail/networks/placed_boxes.hpp>

#include <doctest/doctest.h>

#include <dovetail/networks/diagram.hpp>
#include <dovetail/random/random.hpp>

using namespace dovetail;
using namespace dovetail::detail::networks;

namespace {
Box box(std::vector<std::size_t> takes, int width = 40, int label = 20) {
  return {width, 30, width / 2, width / 2, label, 34, true, std::move(takes)};
}
// Whether two boxes have a point in common, with the texts below them.
bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height + 20 && b.y < a.y + a.height + 20;
}
}  // namespace

TEST_CASE("a chain is straight") {
  const Diagram d({box({}), box({0}, 80), box({1}), box({2})});
  for (const Box& one : d.boxes) CHECK(one.x + one.entry == d.boxes[0].x + d.boxes[0].exit);
  REQUIRE(d.routes.size() == 3);
  for (const Route& route : d.routes) CHECK(route.points.size() == 2);
  CHECK(d.forks.empty());
  CHECK(d.width == 80);
  CHECK(d.height == 4 * 30 + 3 * 34);
}

TEST_CASE("what skips boxes runs beside them, the longer one outside") {
  const Diagram d({box({}), box({0}), box({1}), box({2, 1}), box({3, 0})});
  for (const Box& one : d.boxes) CHECK(one.x == 0);
  REQUIRE(d.routes.size() == 6);
  REQUIRE(d.forks.size() == 2);
  const auto beside = [&](std::size_t route) { return d.routes[route].points[1].x; };
  CHECK(d.routes[3].points.size() == 4);
  CHECK(beside(3) == 20 + 7 + 20 + PlacedBoxes::beside);  // the axis, the text beside it
  CHECK(beside(5) == beside(3) + PlacedBoxes::channel_width);
  CHECK(d.width == beside(5));
  CHECK_FALSE(d.is_centered());
}

TEST_CASE("branches that meet again stand evenly below the box that they leave") {
  const Diagram d({box({}), box({0}), box({0}), box({0}), box({1, 2, 3}), box({4})});
  CHECK(d.is_centered());
  CHECK(d.boxes[1].y == d.boxes[3].y);
  CHECK(d.boxes[0].x == d.boxes[2].x);
  CHECK(d.boxes[4].x == d.boxes[2].x);
  CHECK(d.boxes[5].x == d.boxes[2].x);
  CHECK(d.boxes[1].x + d.boxes[3].x == 2 * d.boxes[2].x);
}

TEST_CASE("a line into the side of a box goes below what stands between them") {
  // The line from 1 to 6 passes those of 2, 3 and 4.
  const std::vector<Box> boxes{box({}), box({0}), box({0}), box({2}), box({3}), box({0}), box({5, 1, 3})};
  CHECK_FALSE(Diagram(boxes).blocked().empty());
  const Diagram d = diagram_of(boxes);
  CHECK(d.blocked().empty());
  CHECK(d.boxes[6].y + d.boxes[6].height > d.boxes[4].y + d.boxes[4].height);
}

TEST_CASE("in random graphs nothing overlaps, and each box stands below what it takes") {
  Random random{Seed{5}};
  const auto index = [&](std::size_t below) {
    return static_cast<std::size_t>(random.uniform<double>() * static_cast<double>(below));
  };
  for (int round = 0; round < 500; ++round) {
    const std::size_t inputs = 1 + index(3), count = inputs + 1 + index(12);
    std::vector<Box> boxes;
    for (std::size_t b = 0; b < count; ++b) {
      std::vector<std::size_t> takes;
      if (b >= inputs) takes.push_back(index(3) > 0 ? b - 1 : index(b));
      while (b >= inputs && index(3) == 0) takes.push_back(index(b));
      boxes.push_back(box(takes, 20 + 2 * static_cast<int>(index(50)), static_cast<int>(index(60))));
    }
    const Diagram d = diagram_of(boxes), again = diagram_of(boxes);
    CHECK(d.blocked().empty());
    for (std::size_t a = 0; a < count; ++a) {
      const Box& one = d.boxes[a];
      CHECK((one.x == again.boxes[a].x && one.y == again.boxes[a].y));
      CHECK((one.x >= 0 && one.x + one.width <= d.width && one.y >= 0 && one.y + one.height <= d.height));
      for (std::size_t b = 0; b < a; ++b) CHECK_FALSE(overlap(one, d.boxes[b]));
      for (const std::size_t from : one.takes) CHECK(one.y >= d.boxes[from].y + d.boxes[from].height + 34);
    }
    for (const Route& route : d.routes)
      for (const Route::Point& point : route.points) CHECK((point.x >= 0 && point.x <= d.width && point.y <= d.height));
  }
}
