// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/placed_boxes.hpp>

/// How the lines between the boxes of a diagram run.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// A line from box to box: where it begins, turns and ends.
struct Route {
  struct Point {
    int x, y;
  };
  std::vector<Point> points;
  bool has_arrow;
  std::size_t side_of = static_cast<std::size_t>(-1);  ///< the box whose side it ends in
};

/// The diagram of some boxes.
struct Diagram : PlacedBoxes {
  static constexpr int radius = 6;  // of the corners of lines

  std::vector<Route> routes{};
  std::vector<Route::Point> forks{};  ///< where a value goes to several boxes

  [[gnu::cold]] explicit Diagram(std::vector<Box> all) : PlacedBoxes(std::move(all)), drawn_(channels_.size()) {
    draw();
  }

  /// A box, and how much more room above it keeps a line into its side from running behind another box.
  struct Blocked {
    std::size_t box;
    int room;
  };
  [[gnu::cold]] std::vector<Blocked> blocked() const {
    for (const Route& route : routes) {
      if (route.side_of == none) continue;
      const auto [from, y] = route.points[route.points.size() - 2];
      const int to = route.points.back().x, left = (std::min)(from, to), right = (std::max)(from, to);
      for (std::size_t b = 0; b < boxes.size(); ++b) {
        const Box& box = boxes[b];
        if (b == route.side_of || left >= box.x + box.width || right <= box.x || y <= box.y || y >= bottom(b)) continue;
        return {{route.side_of, bottom(b) + (is_last(b) ? fork : fork / 2) - y}};
      }
    }
    return {};
  }

 private:
  std::vector<int> drawn_;  // how far down the line in each channel goes

  // A line that comes from the side: on which x.
  struct Side {
    std::size_t place;  // of what is taken
    int x;
  };
  [[gnu::cold]] void draw() {
    std::vector<int> forked(boxes.size(), -1);  // how far a line to the right of each box goes
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      const Box& box = boxes[b];
      const int middle = box.x + box.width / 2;
      std::vector<Side> sides;
      for (std::size_t t = 0; t < box.takes.size(); ++t) {
        const std::size_t from = box.takes[t];
        const int x = out(from), y = bottom(from) + fork, entry = box.x + box.entry;
        const bool is_above = x == entry && (in_[from].next == b || b == centered_);
        if (is_above || (t == 0 && in_[from].next == b && b != centered_)) {
          straight(from, b);
        } else if (t == 0 && is_fork(b)) {
          const int start = forked[from] == -1 || entry < x ? x : forked[from] - radius;
          routes.push_back({{{start, y}, {entry, y}, {entry, box.y}}, box.has_arrow});
          if (entry > x) forked[from] = entry;
          add_fork({x, y});
        } else if (runs_beside(b, t)) {
          const std::size_t l = lane_of_channel(from, b);
          sides.push_back({t, channels_at_[l] + channel(l, from).place * channel_width});
          add_fork({x, y});
        } else {
          sides.push_back({t, x});
        }
      }
      // The nearest line comes in above the others of its side: so they do not cross.
      const auto distance = [&](const Side& side) { return side.x > middle ? side.x - middle : middle - side.x; };
      std::sort(sides.begin(), sides.end(), [&](const Side& a, const Side& c) {
        return distance(a) != distance(c) ? distance(a) < distance(c) : a.place < c.place;
      });
      for (const bool right : {false, true}) {
        const auto is_here = [&](const Side& side) { return (side.x > middle) == right; };
        const auto count = static_cast<int>(std::count_if(sides.begin(), sides.end(), is_here));
        int y = box.y + box.height / 2 - (count - 1) * 4;
        for (const Side& side : sides) {
          if (!is_here(side)) continue;
          beside_or_down(box.takes[side.place], side,
                         runs_beside(b, side.place) ? lane_of_channel(box.takes[side.place], b) : none,
                         {right ? box.x + box.width : box.x, y}, b);
          y += 8;
        }
      }
    }
  }
  // From a box to the side of another: down from it, or beside the boxes of a lane, where others may have gone before.
  void beside_or_down(std::size_t from, const Side& side, std::size_t lane, Route::Point end, std::size_t to) {
    const int start = bottom(from) + fork;
    if (lane == none) {
      routes.push_back({{{side.x, bottom(from)}, {side.x, end.y}, end}, true, to});
      return;
    }
    int& drawn = drawn_[static_cast<std::size_t>(&channel(lane, from) - channels_.data())];
    if (drawn == 0)
      routes.push_back({{{out(from), start}, {side.x, start}, {side.x, end.y}, end}, true, to});
    else
      routes.push_back({{{side.x, drawn - radius}, {side.x, end.y}, end}, true, to});
    drawn = end.y;
  }
  // Down from a box to the top of another; to that of the first line where all lines leave the first box.
  void straight(std::size_t from, std::size_t to) {
    const int x = out(from), end = boxes[to].x + boxes[to].entry, turn = bottom(from) + fork, top = boxes[to].y;
    if (x == end) {
      routes.push_back({{{x, bottom(from)}, {x, top}}, boxes[to].has_arrow});
    } else if (is_centered() && from == 0) {
      routes.push_back({{{x, bottom(from)}, {x, turn}}, false});
      routes.push_back({{{x, turn}, {end, turn}, {end, top}}, boxes[to].has_arrow});
    } else {
      routes.push_back({{{x, bottom(from)}, {x, turn}, {end, turn}, {end, top}}, boxes[to].has_arrow});
    }
  }
  void add_fork(Route::Point at) {
    for (const Route::Point& other : forks)
      if (other.x == at.x && other.y == at.y) return;
    forks.push_back(at);
  }
};

/// The diagram of some boxes, with as much room between them that the lines into their sides are seen.
[[gnu::cold]] inline Diagram diagram_of(std::vector<Box> boxes) {
  for (int rounds = 0;; ++rounds) {
    Diagram diagram(boxes);
    const auto blocked = diagram.blocked();
    if (blocked.empty() || rounds == 100) return diagram;
    boxes[blocked[0].box].above += blocked[0].room;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
