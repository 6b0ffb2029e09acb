// SPDX-License-Identifier: MIT
#pragma once
#include "harness.hpp"

/// Expressions, reductions and products of tensors.
namespace bench {

inline constexpr std::size_t vector_sizes[] = {1'000, 100'000, 10'000'000};
inline constexpr std::size_t table_rows = 1024, table_columns = 1000;
inline constexpr std::size_t side = 1024;

/// Of one size of `vector_sizes`: a, b and c go in, y comes out.
struct Vectors {
  std::size_t size;

  std::span<const float> a() const { return shared("tensors/a " + std::to_string(size), size); }
  std::span<const float> b() const { return shared("tensors/b " + std::to_string(size), size); }
  std::span<const float> c() const { return shared("tensors/c " + std::to_string(size), size); }

  /// y = 2 a + b
  Row axpy() const { return row("2a + b", 3); }
  /// y = (a b + c) a - b / (c + 2)
  Row deep() const { return row("(ab + c)a - b / (c + 2)", 4); }

 private:
  Row row(const std::string& name, std::size_t arrays) const {
    const double n = static_cast<double>(size);
    return {"tensors/" + name + " of " + std::to_string(size), 0, static_cast<double>(arrays * sizeof(float)) * n, size,
            n};
  }
};

/// Of a table of `table_rows` x `table_columns`.
inline std::span<const float> table() { return shared("tensors/table", table_rows * table_columns); }
inline Row of_table(const std::string& name, std::size_t results, double passes) {
  const double n = static_cast<double>(table_rows * table_columns);
  return {"tensors/" + name, 0, passes * sizeof(float) * n, results, n};
}
inline Row row_sums() { return of_table("sums of 1024 rows", table_rows, 1); }
inline Row column_sums() { return of_table("sums of 1000 columns", table_columns, 1); }
inline Row softmax() { return of_table("softmax of 1024x1000", table_rows * table_columns, 2); }

/// Of a matrix of `side` x `side`.
inline std::span<const float> matrix() { return shared("tensors/matrix", side * side); }
inline Row transposition() {
  const double n = static_cast<double>(side * side);
  return {"tensors/transposition of 1024x1024", 0, 2 * sizeof(float) * n, side * side, n};
}

/// Two matrices of N x N, whose size the compiler knows, and what becomes of them.
template <std::size_t N>
struct Small {
  static std::span<const float> a() { return shared("tensors/small a " + std::to_string(N), N * N); }
  static std::span<const float> b() { return shared("tensors/small b " + std::to_string(N), N * N); }
  static Row sum() { return row("sum"); }
  static Row product() { return row("product"); }

 private:
  static Row row(const std::string& name) {
    const std::string n = std::to_string(N);
    return {"tensors/" + name + " of " + n + "x" + n, name == "product" ? 2.0 * N * N * N : 1.0 * N * N, 0, N * N};
  }
};
/// Calls visit(Small<N>) for each size.
void each_small(auto visit) {
  [&]<std::size_t... N>(std::index_sequence<N...>) {
    (visit(Small<N>{}), ...);
  }(std::index_sequence<3, 4, 8, 12, 16>{});
}

}  // namespace bench
