// SPDX-License-Identifier: MIT
#include <dovetail/data/csv_cells.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <data/files.hpp>
#include <new>

namespace {
int until_none = -1;  // how many more times there is memory; -1: always
int held = 0;
// Not inline: GCC would see free() behind `new` and warn.
[[gnu::noinline]] void release(void* p) {
  held -= p != nullptr;
  std::free(p);
}
}  // namespace
void* operator new(std::size_t bytes) {
  void* const p = until_none == 0 ? nullptr : std::malloc(bytes);
  if (p == nullptr) throw std::bad_alloc();
  if (until_none > 0) --until_none;
  ++held;
  return p;
}
void operator delete(void* p) noexcept { release(p); }
void operator delete(void* p, std::size_t) noexcept { release(p); }

using namespace dovetail;
using files::Bytes;

namespace {
const files::Folder folder;
using Texts = std::vector<std::string>;
using Lines = std::vector<std::size_t>;

std::string write(const std::string& text) { return folder.write("a.csv", Bytes(text.begin(), text.end())); }

detail::data::CsvCells cells_of(const std::string& text, const CsvOptions& options = {.header = false}) {
  return detail::data::CsvParser(write(text), options).read();
}
Texts texts_of(const detail::data::CsvCells& cells) {
  Texts texts;
  for (const auto& [begin, size] : cells.cells) texts.push_back(cells.text.substr(begin, size));
  return texts;
}
Texts read(const std::string& text, const CsvOptions& options = {.header = false}) {
  return texts_of(cells_of(text, options));
}

void refused(const std::string& text, const std::string& sentence, const CsvOptions& options = {}) {
  CAPTURE(text);
  const std::string path = write(text);
  CHECK_THROWS_WITH_AS(detail::data::CsvParser(path, options).read(), (path + sentence).c_str(), FormatError);
}
}  // namespace

TEST_CASE("rows and fields, however their lines end") {
  for (const std::string text :
       {"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r\n1,2", "a,b\r1,2\r", "a,b\r\r1,2\r\n", "\r\na,b\r1,2\n",
        "\xEF\xBB\xBF"
        "a,b\n1,2\n"}) {
    CAPTURE(text);
    const auto cells = cells_of(text, {});
    CHECK(cells.columns == 2);
    CHECK(cells.names == Texts{"a", "b"});
    CHECK(texts_of(cells) == Texts{"1", "2"});
    CHECK(read(text) == Texts{"a", "b", "1", "2"});
    CHECK(cells_of(text).names.empty());
  }
  CHECK(texts_of(cells_of("a,b\n", {})).empty());
  CHECK(texts_of(cells_of("a,b", {})).empty());
  CHECK(read("1\n2\n3") == Texts{"1", "2", "3"});
}

TEST_CASE("delimiters") {
  CHECK(read("1;2,5;3", {.delimiter = ';', .header = false}) == Texts{"1", "2,5", "3"});
  CHECK(read("1\t\t3\n", {.delimiter = '\t', .header = false}) == Texts{"1", "", "3"});
  CHECK(read("1 2 3\n", {.delimiter = ' ', .header = false}) == Texts{"1", "2", "3"});
  CHECK(read("  1   2\t 3 \r\n\n   \n\t4 5 \" 6 \" ", {.delimiter = ' ', .header = false}) ==
        Texts{"1", "2", "3", "4", "5", " 6 "});
  const auto names = cells_of("x  y\n\"\"  \"a\n  b\"\n", {.delimiter = ' '});
  CHECK(names.names == Texts{"x", "y"});
  CHECK(texts_of(names) == Texts{"", "a\n  b"});
  CHECK(read("1|2|3\n", {.delimiter = '|', .header = false}) == Texts{"1", "2", "3"});
}

TEST_CASE("quoted fields") {
  CHECK(read("\"a,b\",\"c\"\"d\",\"e\nf\",\"\"\n") == Texts{"a,b", "c\"d", "e\nf", ""});
  CHECK(read("\"\xEF\xBB\xBF\",1") == Texts{"\xEF\xBB\xBF", "1"});
  CHECK(read("\"\"\n\"1\"") == Texts{"", "1"});
  CHECK(read("\" a \",\t b \t, c d \n") == Texts{" a ", "b", "c d"});
  CHECK(cells_of("\"x\ny\",2\n3,4", {}).names == Texts{"x\ny", "2"});
}

TEST_CASE("comments") {
  const std::string text = "# made by hand\r\nh,i # names\n\n1,\"#2\"\n  # \"\n#\n3,4#5\n# end";
  const auto cells = cells_of(text, {.comment = '#'});
  CHECK(cells.names == Texts{"h", "i"});
  CHECK(texts_of(cells) == Texts{"1", "#2", "3", "4"});
  CHECK(cells.lines == Lines{4, 7});
  CHECK(read("1 2 % 3\n  % 4\n5 6", {.delimiter = ' ', .header = false, .comment = '%'}) == Texts{"1", "2", "5", "6"});
  refused("#\n#", ": expected a header, found an empty file", {.comment = '#'});
}

TEST_CASE("each row knows its line") {
  CHECK(cells_of("h,i\r1,2\r\r\"\r\",4\r5,6", {}).lines == Lines{2, 4, 6});
  CHECK(cells_of("h,i\r1,2\n\r3,4", {}).lines == Lines{2, 4});
  CHECK(cells_of("h,i\n1,2\n3,4\n", {}).lines == Lines{2, 3});
  CHECK(cells_of("h,i\r\n1,2\r\n\r\n  \r\n3,4", {}).lines == Lines{2, 5});
  CHECK(cells_of("\n\nh,i\n1,2\n", {}).lines == Lines{4});
  CHECK(cells_of("\"h\n\n\",i\n1,\"2\n\"\n3,4\n", {}).lines == Lines{4, 6});
}

TEST_CASE("a file that is larger than what is read at once") {
  std::string text =
      "\xEF\xBB\xBF"
      "name,text\r\n";
  Texts expected;
  Lines lines;
  for (std::size_t i = 0, line = 2; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    text += number + ",\"" + number + "\r\n, \"\"" + number + "\"\r\n";
    expected.insert(expected.end(), {number, number + "\r\n, \"" + number});
    lines.push_back(line);
    line += 2;
  }
  REQUIRE(text.size() > 5 * 65536);
  const auto cells = cells_of(text, {});
  CHECK(texts_of(cells) == expected);
  CHECK(cells.lines == lines);
  const std::string zipped = folder.write_gzipped("a.csv.gz", Bytes(text.begin(), text.end()));
  CHECK(texts_of(detail::data::CsvParser(zipped, {}).read()) == expected);
  for (const std::size_t size : {65535u, 65536u, 65537u, 131072u}) {  // a line that ends about where a part ends
    const auto part = cells_of(std::string(size - 1, 'x') + "\r\n1\r\n2", {.header = false});
    CHECK(part.cells.size() == 3);
    CHECK(part.lines == Lines{1, 2, 3});
  }
}

TEST_CASE("what is no table is refused, with its line") {
  refused("", ": expected a header, found an empty file");
  refused("\n\r\n  \n", ": expected a header, found an empty file");
  refused("\xEF\xBB\xBF", ": expected a row, found an empty file", {.header = false});
  refused("a,b\n1,2\n3\n4,5", ", line 3: expected 2 columns, found 1");
  refused("a,b\n1,2\n3,4,5", ", line 3: expected 2 columns, found 3");
  refused("a,b\n\"1\n\",2\n\n3,4,\n", ", line 5: expected 2 columns, found 3, the last one empty");
  refused("a,b\r1,2\r3\r4,5", ", line 3: expected 2 columns, found 1");
  refused("a\n1\n2,", ", line 3: expected 1 column, found 2, the last one empty");
  refused("1,2\n3", ", line 2: expected 2 columns, found 1", {.header = false});
  const std::string quotes = ": expected quotes around a whole field, and doubled inside it, found one elsewhere";
  refused("a,b\n1,2\n3,4\"", ", line 3" + quotes);
  refused("a,b\n1,\"2\" x\n", ", line 2" + quotes);
  refused("a,b\n1,\"2\"\"\n", ", line 2: expected a quote that ends the field, found the end of the file");
  refused("a,b\n1,2\n3,\"4\n5,6\n", ", line 3: expected a quote that ends the field, found the end of the file");
  refused("a,\"b", ", line 1: expected a quote that ends the field, found the end of the file");
}

TEST_CASE("a message says how the file seems to be written") {
  refused("a;b\n1,5;2\n3;4", ", line 2: expected 1 column, found 2; this looks like {.delimiter = ';'}");
  refused("a\tb\n1,5\t2\n", ", line 2: expected 1 column, found 2; this looks like {.delimiter = '\\t'}");
  refused("\"a\";\"b\"\n",
          ", line 1: expected quotes around a whole field, and doubled inside it, found one elsewhere; this looks like "
          "{.delimiter = ';'}");
  refused("a b # c\n1 2 # e f\n", ", line 2: expected 2 columns, found 1; this looks like {.delimiter = ' '}",
          {.delimiter = 'b', .header = false, .comment = '#'});
  refused("# birds\na,b\n1,2", ", line 2: expected 1 column, found 2; {.comment = '#'} skips comments");
  refused("a,b\n1,2\n% none\n", ", line 3: expected 2 columns, found 1; {.comment = '%'} skips comments");
  refused("1,2\n# none\n", ", line 2: expected 2 columns, found 1; {.comment = '#'} skips comments", {.header = false});
  refused("a,b\n1,2\n# none\n", ", line 3: expected 2 columns, found 1", {.comment = '%'});
}

TEST_CASE("numbers are no names") {
  const std::string ways = "; {.header = false} reads this line as a row, {.header = true} as names";
  const auto no_names = [&](const std::string& text, const std::string& line, const std::string& found,
                            const CsvOptions& options = {}) {
    refused(text, ", line " + line + ": expected the names of the columns, found \"" + found + "\"" + ways, options);
  };
  no_names("5.1,3.5,1.4\n4.9,3.0,1.4\n", "1", "5.1");
  no_names("1", "1", "1");
  no_names("0,1,2\n", "1", "0");
  no_names("\n\n\"7\", +1e3 \n", "3", "7");
  no_names(",0,1\n", "1", "0");
  no_names("NA,7\n", "1", "7");
  no_names("?,7\n", "1", "7", {.missing = {"?"}});
  no_names("5.1,3.5,setosa\n", "1", "5.1");
  no_names("M,0.455,15\n", "1", "0.455");
  no_names("5,1;3,5\n", "1", "5,1", {.delimiter = ';'});
  no_names("5,1;3,5\n", "1", "5,1", {.delimiter = ';', .decimal = ','});
  no_names("1 2\n", "1", "1", {.delimiter = ' '});
  no_names("# x\n1,2\n", "2", "1", {.comment = '#'});

  for (const std::string text :
       {"a,1,2", "1990,1991,country", "a,NA", "inf,nan", "x1,2x", "1-2,3/4", ",", "NA", "2020-01-01"}) {
    CAPTURE(text);
    CHECK(cells_of(text, {}).cells.empty());
  }
  CHECK(cells_of("0,1.5\n2,3\n", {.header = true}).names == Texts{"0", "1.5"});
  CHECK(cells_of("0,1.5\n2,3\n", {.header = false}).names.empty());
}

TEST_CASE("files that are not UTF-8 are named as what they are") {
  const auto wide = [](const std::string& text, bool big, std::size_t zeros = 1) {
    std::string all;
    for (const char c : text) all += big ? std::string(zeros, '\0') + c : c + std::string(zeros, '\0');
    return all;
  };
  const auto is = [](const std::string& text, const std::string& name) {
    refused(text, ": expected text in UTF-8, found " + name + "; iconv -f " + name + " -t UTF-8 converts it");
  };
  const std::string text = "a,b\r\n1,2\r\n";
  is("\xFF\xFE" + wide(text, false), "UTF-16LE");
  is("\xFE\xFF" + wide(text, true), "UTF-16BE");
  is(wide(text, false), "UTF-16LE");
  is(wide(text, true), "UTF-16BE");
  is(std::string("\xFF\xFE\0\0", 4) + wide(text, false, 3), "UTF-32LE");
  is(std::string("\0\0\xFE\xFF", 4) + wide(text, true, 3), "UTF-32BE");
  refused(std::string("a,b\n1,\0\n", 8), ", line 2: expected text, found a byte 00, as in binary files");
  refused(std::string("PK\3\4\0\0\0\0\0\0", 10), ", line 1: expected text, found a byte 00, as in binary files");
}

TEST_CASE("a file that is not there") {
  const std::string path = folder.file("none");
  CHECK_THROWS_WITH_AS(detail::data::CsvParser(path, {}).read(),
                       (path + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
}

TEST_CASE("a file that is broken anywhere is read or refused, and nothing else happens") {
  const std::string text = "\"a\",b\r\n1,\"2\"\"\n\"\r\n\r\n,\n";
  files::for_each_broken(Bytes(text.begin(), text.end()), [&](const Bytes& bytes, bool) {
    try {
      const auto cells = cells_of(std::string(bytes.begin(), bytes.end()));
      CHECK(cells.cells.size() == cells.columns * cells.lines.size());
    } catch (const FormatError& error) {
      CHECK(std::string_view(error.what()).find(": expected ") != std::string_view::npos);
    }
  });
}

TEST_CASE("where memory ends, at whichever place, that is told, and nothing is kept") {
  // Names, fields and rows, more than small strings hold, and a row that ends with the file.
  std::string text = "a name that is longer than a small string,b\n";
  for (int i = 0; i < 100; ++i) text += std::to_string(i) + ",\"a field that is longer\nthan a small string\"\n";
  const std::string path = write(text + "1,2");
  const auto expected = texts_of(detail::data::CsvParser(path, {}).read());
  int failures = -1;
  for (bool whole = false; !whole;) {
    const int before = held;
    until_none = ++failures;
    try {
      const auto cells = detail::data::CsvParser(path, {}).read();
      until_none = -1;
      whole = true;
      CHECK(texts_of(cells) == expected);
    } catch (const std::bad_alloc&) {
      until_none = -1;
    }
    CHECK(held == before);
  }
  CHECK(failures > 20);
}
