// SPDX-License-Identifier: MIT
#include "tensors.hpp"

#include <dovetail/ops.hpp>

namespace {
using namespace dovetail;
using bench::contend;

template <std::size_t... E>
View<const float, E...> reading(std::span<const float> from) {
  return View<const float, E...>(from);
}
template <std::size_t... E>
auto writing(const bench::Row& row) {
  return View<float, E...>(bench::result(row));
}

const bool added = [] {
  for (const std::size_t size : bench::vector_sizes) {
    const bench::Vectors v{size};
    const auto a = reading<dynamic>(v.a()), b = reading<dynamic>(v.b()), c = reading<dynamic>(v.c());
    contend(v.axpy(), "dovetail", [=, y = writing<dynamic>(v.axpy())] { return [=] { y(all) = 2 * a + b; }; });
    contend(v.deep(), "dovetail",
            [=, y = writing<dynamic>(v.deep())] { return [=] { y(all) = (a * b + c) * a - b / (c + 2); }; });
  }
  using namespace bench;
  const auto x = reading<table_rows, table_columns>(table());
  contend(row_sums(), "dovetail",
          [=, y = writing<table_rows>(row_sums())] { return [=] { y(all) = sum(x, axis<1>); }; });
  contend(column_sums(), "dovetail",
          [=, y = writing<table_columns>(column_sums())] { return [=] { y(all) = sum(x, axis<0>); }; });
  contend(bench::softmax(), "dovetail", [=, y = writing<table_rows, table_columns>(bench::softmax())] {
    return [=] { y(all) = dovetail::softmax(x, axis<1>); };
  });
  contend(transposition(), "dovetail", [y = writing<side, side>(transposition()), m = reading<side, side>(matrix())] {
    return [=] { y(all) = transpose(m); };
  });
  each_small([]<std::size_t N>(Small<N> s) {
    const auto a = reading<N, N>(s.a()), b = reading<N, N>(s.b());
    contend(s.sum(), "dovetail", [=, y = writing<N, N>(s.sum())] { return [=] { y(all) = a + b; }; });
    contend(s.product(), "dovetail", [=, y = writing<N, N>(s.product())] { return [=] { y(all) = matmul(a, b); }; });
  });
  return true;
}();
}  // namespace
