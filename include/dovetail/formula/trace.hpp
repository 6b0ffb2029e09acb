// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/node.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// The nodes of a formula while it is run on symbols, each after its operands. Equal ones are one, so that what stands
/// twice in a formula is computed once.
class Trace {
 public:
  /// What a user wrote is computed as it is written; what is derived may be rearranged.
  bool as_written = true;

  constexpr Trace() = default;
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;
  constexpr ~Trace() { delete[] nodes_; }

  constexpr int size() const { return size_; }
  /// A node. By value: what is added may move all others.
  constexpr Node operator[](int i) const { return nodes_[i]; }
  constexpr Op op(int i) const { return nodes_[i].op; }
  constexpr const Extents& extents(int i) const { return nodes_[i].extents; }
  constexpr bool is(int i, double number) const {
    return op(i) == Op::constant && nodes_[i].value == number && nodes_[i].power == 0;
  }

  /// The node that is equal to this one, which is added if there is none.
  constexpr int add(Node node) {
    for (std::size_t k = 0; k < operands_of(node.op); ++k)
      if (const int x = node.from[k]; x >= 0 && nodes_[x].depth > node.depth) node.depth = nodes_[x].depth;
    node.depth += is_reduction(node.op);
    for (int i = size_; i-- > 0;)
      if (nodes_[i].op == node.op && nodes_[i].from[0] == node.from[0] && nodes_[i] == node) return i;
    return append(node);
  }
  /// A node of its own, though there be an equal one.
  constexpr int append(const Node& node) {
    if (size_ == room_) {
      Node* const more = new Node[static_cast<std::size_t>(room_ *= 2)];
      for (int i = 0; i < size_; ++i) more[i] = nodes_[i];
      delete[] nodes_;
      nodes_ = more;
    }
    nodes_[size_] = node;
    return size_++;
  }

 private:
  int size_ = 0, room_ = 32;
  Node* nodes_ = new Node[32];
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
