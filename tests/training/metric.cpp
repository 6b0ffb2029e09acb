// SPDX-License-Identifier: MIT
#include <dovetail/training/metric.hpp>

#include <doctest/doctest.h>

namespace {
struct Plain {
  int updates = 0;
  void update(int y, int t) { updates += y + t; }
};
struct Asking : Plain {
  using Plain::update;
  void update(int, int, int loss) { updates = loss; }
};
template <class M, class Targets>
concept updated = requires(M m, Targets t) { dovetail::detail::training::update_metric(m, 1, t, 0); };
}  // namespace

static_assert(updated<Plain, int> && updated<Asking, int> && !updated<Plain, const char*>);

TEST_CASE("a metric is asked with the loss where it takes it") {
  Plain plain;
  Asking asking;
  dovetail::detail::training::update_metric(plain, 1, 2, 7);
  dovetail::detail::training::update_metric(asking, 1, 2, 7);
  CHECK(plain.updates == 3);
  CHECK(asking.updates == 7);
}
