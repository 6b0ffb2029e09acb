// SPDX-License-Identifier: MIT
#include <dovetail/data/csv.hpp>

#include <cmath>
#include <iterator>
#include <optional>

#include "fuzz.hpp"

using namespace dovetail;

namespace {
std::string quoted(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
  return all + '"';
}
// The table as a file whose fields are all quoted.
std::string written(const CsvTable& table, char delimiter) {
  std::string text;
  const auto row = [&](auto field) {
    for (std::size_t c = 0; c < table.columns(); ++c)
      text += (c == 0 ? "" : std::string(1, delimiter)) + quoted(field(c));
    text += '\n';
  };
  if (!table.names().empty()) row([&](std::size_t c) { return table.names()[c]; });
  for (std::size_t r = 0; r < table.rows(); ++r) row([&](std::size_t c) { return table.text(r, c); });
  return text;
}

void numbers(const CsvTable& table) {
  fuzz::takes([&] { table.as<std::int16_t>(); });
  fuzz::takes([&] { table.as<float>(table.names().empty() ? "a" : table.names().back()); });
  fuzz::takes([&] {
    const auto values = table.as<float>().values;
    fuzz::must(values.size() == table.rows() * table.columns(), "a number a field");
    for (std::size_t i = 0; i < values.size(); ++i)
      fuzz::must(std::isnan(values[i]) == table.is_missing(i / table.columns(), i % table.columns()),
                 "a NaN where there is no value, and nowhere else");
  });
}

void check(const std::string& path, const CsvOptions& options) {
  static const fuzz::File again;
  std::optional<CsvTable> read;
  if (!fuzz::takes([&] { read = read_csv(path, options); })) return;
  CsvTable& table = *read;
  const std::string text = written(table, options.delimiter);
  again.write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  const CsvTable other = read_csv(again.path(), options);
  fuzz::must(other.rows() == table.rows() && other.columns() == table.columns() && other.names() == table.names(),
             "as many rows and columns are written and read");
  fuzz::must(written(other, options.delimiter) == text, "the same fields are written and read");

  const std::size_t rows = table.rows();
  numbers(table);
  fuzz::must(table.drop_missing().rows() <= rows, "no row comes from nowhere");
  const std::vector<std::string> labels = table.labels(0);
  const Tensor<std::int32_t, dynamic> classes = table.classes(0, labels);
  for (std::size_t r = 0; r < classes.rows(); ++r)
    fuzz::must(labels[static_cast<std::size_t>(classes(r))] == table.text(r, 0), "the class of a label");
  fuzz::takes([&] { table.classes(0, {"a", "b"}); });
}
}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::File file;
  file.write({data, size});
  static const CsvOptions options[] = {
      {},
      {.delimiter = ';', .header = false, .missing = {"?"}},
      {.delimiter = ' ', .header = true, .thousands = ',', .comment = '#'},
      {.delimiter = '\t', .header = false, .thousands = '.', .decimal = ',', .comment = '%'},
  };
  check(file.path(), options[size % std::size(options)]);
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned) {
  return LLVMFuzzerMutate(data, size, max_size);
}
