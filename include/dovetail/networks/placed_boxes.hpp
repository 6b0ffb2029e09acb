// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <dovetail/explain/target.hpp>

/// Where the boxes of a diagram stand, in whole pixels. Boxes come in an order in which each
/// takes what earlier ones give, and stand below those. A line of boxes, each taking first what the one before gives,
/// stands on one axis; where another line leaves it, that one stands to the right. What is handed over further down
/// runs beside the boxes. Where all lines leave the first box and meet again, they stand evenly below it.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// A box of the diagram.
struct Box {
  int width, height;
  int entry, exit;  ///< where what it takes enters at the top, and what it gives leaves below: from its left
  int label;        ///< the width of the text beside what leaves
  int above;        ///< what is free above it
  bool has_arrow;   ///< whether a line into it ends in an arrow
  std::vector<std::size_t> takes;  ///< earlier boxes
  int x = 0, y = 0;                ///< its top left
};

/// Boxes in their places.
struct PlacedBoxes {
  static constexpr int between = 28;  // lanes
  static constexpr int fork = 10;     // below a box: where lines leave for another lane
  static constexpr int beside = 16,
                       channel_width = 12;  // of the first line beside the boxes of a lane, and of the next
  static constexpr int text_gap = 7;        // between a line and the text beside it

  std::vector<Box> boxes;
  int width = 0, height = 0;

  /// Whether lines leave the first box to both sides.
  bool is_centered() const { return centered_ != none; }

  [[gnu::cold]] explicit PlacedBoxes(std::vector<Box> all) : boxes(std::move(all)), in_(boxes.size()) {
    find_lines();
    find_heights();
    find_lanes();
    find_channels();
    find_axes();
    center();
  }

 protected:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // What is known of a box beside its size.
  struct In {
    std::size_t line = none;  // that it stands in
    std::size_t next = none;  // the box that stands below it in that line
  };
  struct Line {
    std::size_t first, last;  // boxes
    int top, bottom;
    std::size_t lane;
  };
  // What runs beside the boxes of a lane, from a box to one or more others.
  struct Channel {
    std::size_t lane, from;
    int top, bottom;
    int place;  // 0 is the nearest to the boxes
  };
  std::vector<In> in_;
  std::vector<Line> lines_{};
  std::vector<int> axes_{}, channels_at_{};  // of the lanes
  std::vector<Channel> channels_{};
  std::size_t centered_ = none;  // the box where all lines meet

  int bottom(std::size_t box) const { return boxes[box].y + boxes[box].height; }
  std::size_t lane(std::size_t box) const { return lines_[in_[box].line].lane; }
  int out(std::size_t box) const { return boxes[box].x + boxes[box].exit; }
  // Whether a box is the first of its line, which leaves the line of the box that it takes.
  bool is_fork(std::size_t box) const { return !boxes[box].takes.empty() && lines_[in_[box].line].first == box; }
  // Whether what a box gives can go straight down, since nothing stands below it in its line.
  bool is_last(std::size_t box) const { return in_[box].next == none; }
  // Whether what a box takes in place t comes beside the boxes of a lane.
  bool runs_beside(std::size_t box, std::size_t t) const {
    const std::size_t from = boxes[box].takes[t];
    return in_[from].next != box && !(t == 0 && is_fork(box)) && !is_last(from);
  }

  [[gnu::cold]] void find_lines() {
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      const std::size_t before = boxes[b].takes.empty() ? none : boxes[b].takes[0];
      if (before != none && in_[before].next == none) {
        in_[before].next = b;
        in_[b].line = in_[before].line;
        lines_[in_[b].line].last = b;
      } else {
        in_[b].line = lines_.size();
        lines_.push_back({b, b, 0, 0, none});
      }
    }
  }
  [[gnu::cold]] void find_heights() {
    for (Box& box : boxes) {
      for (const std::size_t from : box.takes) box.y = (std::max)(box.y, bottom(from) + box.above);
      height = (std::max)(height, box.y + box.height);
    }
    for (Line& line : lines_) {
      line.top = is_fork(line.first) ? bottom(boxes[line.first].takes[0]) : boxes[line.first].y;
      line.bottom = bottom(line.last);
    }
    for (std::size_t b = 0; b < boxes.size(); ++b)  // what a line ends in goes on down to those who take it
      for (const std::size_t from : boxes[b].takes)
        if (is_last(from)) lines_[in_[from].line].bottom = (std::max)(lines_[in_[from].line].bottom, bottom(b));
  }
  // Each line stands in the first lane that is free to the right of what it comes from.
  [[gnu::cold]] void find_lanes() {
    std::size_t lanes = 0;
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      Line& line = lines_[l];
      const auto is_free = [&](std::size_t lane) {
        return std::none_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(l), [&](const Line& other) {
          return other.lane == lane && other.top < line.bottom && line.top < other.bottom;
        });
      };
      line.lane = is_fork(line.first) ? lane(boxes[line.first].takes[0]) + 1 : 0;
      while (!is_free(line.lane)) ++line.lane;
      lanes = (std::max)(lanes, line.lane + 1);
    }
    axes_.resize(lanes);
    channels_at_.resize(lanes);
  }
  Channel& channel(std::size_t lane, std::size_t from) {
    for (Channel& one : channels_)
      if (one.lane == lane && one.from == from) return one;
    channels_.push_back({lane, from, bottom(from) + fork, 0, 0});
    return channels_.back();
  }
  std::size_t lane_of_channel(std::size_t from, std::size_t to) const { return (std::min)(lane(from), lane(to)); }
  // Short ones are nearest to the boxes.
  [[gnu::cold]] void find_channels() {
    for (std::size_t b = 0; b < boxes.size(); ++b)
      for (std::size_t t = 0; t < boxes[b].takes.size(); ++t)
        if (const std::size_t from = boxes[b].takes[t]; runs_beside(b, t)) {
          Channel& one = channel(lane_of_channel(from, b), from);
          one.bottom = (std::max)(one.bottom, bottom(b));
        }
    std::sort(channels_.begin(), channels_.end(), [](const Channel& a, const Channel& b) {
      const int length = a.bottom - a.top, other = b.bottom - b.top;
      return length != other ? length < other : a.from != b.from ? a.from < b.from : a.lane < b.lane;
    });
    for (std::size_t c = 0; c < channels_.size(); ++c)
      for (bool is_free = false; !is_free; channels_[c].place += is_free ? 0 : 1) {
        const Channel& one = channels_[c];
        is_free = std::none_of(channels_.begin(), channels_.begin() + static_cast<std::ptrdiff_t>(c), [&](auto& other) {
          return other.lane == one.lane && other.place == one.place && other.top < one.bottom && one.top < other.bottom;
        });
      }
  }
  [[gnu::cold]] void find_axes() {
    int left = 0;
    for (std::size_t l = 0; l < axes_.size(); ++l) {
      int before = 0, behind = 0, channels = 0;
      for (std::size_t b = 0; b < boxes.size(); ++b) {
        if (lane(b) != l) continue;
        const Box& box = boxes[b];
        const int text = box.label > 0 ? box.exit - box.entry + text_gap + box.label : 0;
        before = (std::max)(before, box.entry);
        behind = (std::max)({behind, box.width - box.entry, text});
      }
      for (const Channel& one : channels_)
        if (one.lane == l) channels = (std::max)(channels, one.place + 1);
      axes_[l] = left + before;
      channels_at_[l] = axes_[l] + behind + beside;
      left = axes_[l] + behind;
      if (channels > 0) left = channels_at_[l] + (channels - 1) * channel_width;
      width = left;
      left += between;
    }
    for (std::size_t b = 0; b < boxes.size(); ++b) boxes[b].x = axes_[lane(b)] - boxes[b].entry;
  }

  // The box where all lines meet that leave the first box.
  std::size_t meeting() const {
    const auto leaves_first = [&](const Line& line) {
      const auto& takes = boxes[line.first].takes;
      return line.first == 0 || (takes.size() == 1 && takes[0] == 0);
    };
    if (lines_.size() < 2 || axes_.size() != lines_.size() || !channels_.empty()) return none;
    if (!std::all_of(lines_.begin(), lines_.end(), leaves_first)) return none;
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      const auto ends = [&](std::size_t from) { return in_[from].line == in_[b].line || is_last(from); };
      const auto& takes = boxes[b].takes;
      if (takes.size() == lines_.size() && std::all_of(takes.begin(), takes.end(), ends)) return b;
    }
    return none;
  }
  [[gnu::cold]] void center() {
    centered_ = meeting();
    if (centered_ == none) return;
    const std::size_t lanes = axes_.size();
    const int middle = lanes % 2 == 1 ? axes_[lanes / 2] : (axes_.front() + axes_.back()) / 2;
    boxes[0].x = middle - boxes[0].entry;
    for (std::size_t b = centered_; b != none; b = in_[b].next) boxes[b].x = middle - boxes[b].entry;
    int left = 0;
    for (const Box& box : boxes) left = (std::min)(left, box.x);
    for (Box& box : boxes) {
      box.x -= left;
      width = (std::max)({width - left, box.x + box.width, box.x + box.exit + text_gap + box.label});
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
