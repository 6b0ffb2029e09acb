// SPDX-License-Identifier: MIT
#include <dovetail/storage/safetensors_json.hpp>

#include <doctest/doctest.h>

using namespace dovetail;

namespace {
detail::storage::StoredHeader parse(std::string_view text) {
  detail::storage::StoredHeader header;
  detail::storage::parse_header("x", text, header);
  return header;
}
const std::string one = R"("dtype":"F32","shape":[2,3],"data_offsets":[0,24])";
void refused(const std::string& text, const char* why) {
  CAPTURE(text);
  CHECK_THROWS_WITH_AS(parse(text), (std::string("x: expected ") + why).c_str(), FormatError);
}
}  // namespace

TEST_CASE("what a header says") {
  const detail::storage::StoredHeader header =
      parse(R"({"__metadata__": {"a": "b", "c": "\u00e9\n"}, "1.kernel": {"shape": [2, 3], "dtype": "F32", )"
            R"("data_offsets": [0, 24]}, "number": {"dtype":"F64","shape":[],"data_offsets":[24,32]}}   )");
  CHECK(header.metadata.size() == 2);
  CHECK(header.metadata.at("a") == "b");
  CHECK(header.metadata.at("c") == "\xC3\xA9\n");
  REQUIRE(header.tensors.size() == 2);
  const detail::storage::StoredTensor& kernel = header.tensors.at("1.kernel");
  CHECK(kernel.type == "F32");
  CHECK(kernel.extents == std::vector<std::size_t>{2, 3});
  CHECK(kernel.begin == 0);
  CHECK(kernel.end == 24);
  CHECK(header.tensors.at("number").extents.empty());
  CHECK(header.tensors.at("number").begin == 24);
  CHECK(parse("{}").tensors.empty());
  CHECK(parse(R"({"__metadata__":{}})").metadata.empty());
}

TEST_CASE("what is no JSON in UTF-8 is refused") {
  refused("", "a header that starts with {, found none");
  refused(" {}", "a header that starts with {, found another character");
  refused("\xEF\xBB\xBF{}", "a header that starts with {, found another character");
  refused("[]", "a header that starts with {, found another character");
  refused("{", "a header of JSON in UTF-8, found an error at its byte 2");
  refused("{}{}", "a header of JSON in UTF-8, found an error at its byte 3");
  refused("{\"\xFF\":{" + one + "}}", "a header of JSON in UTF-8, found an error at its byte 3");
  refused("{\"\xC0\x80\":{" + one + "}}", "a header of JSON in UTF-8, found an error at its byte 3");
  refused("{\"\xED\xA0\x80\":{" + one + "}}", "a header of JSON in UTF-8, found an error at its byte 3");
  refused("{\"\xE2\x82", "a header of JSON in UTF-8, found an error at its byte 3");
  refused(std::string("{}\0{", 4), "a header of JSON in UTF-8, found a 0 at its byte 3");
  refused("{/**/}", "a header of JSON in UTF-8, found an error at its byte 2");
  refused("{\"a\":{" + one + "},}", "a header of JSON in UTF-8, found an error at its byte 58");
}

TEST_CASE("what is no header is refused") {
  const std::string tensor = R"(tensor "a" as {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]}, found )";
  const auto wrong = [&](const std::string& fields, const char* found) {
    refused("{\"a\":{" + fields + "}}", (tensor + found).c_str());
  };
  wrong(R"("dtype":"F32","shape":[2])", "fewer");
  wrong("", "fewer");
  wrong(one + R"(,"more":1)", R"("more")");
  wrong(R"("dtype":4)", "a number");
  wrong(R"("dtype":null)", "null");
  wrong(R"("dtype":["F32"])", "an array");
  wrong(R"("dtype":{})", "an object");
  wrong(R"("shape":"2")", "a text");
  wrong(R"("shape":[2,-3])", "a negative number");
  wrong(R"("shape":[2.0])", "a number that is not whole, or too large");
  wrong(R"("shape":[18446744073709551616])", "a number that is not whole, or too large");
  wrong(R"("shape":[[2]])", "an array");
  wrong(R"("shape":[true])", "a boolean");
  wrong(R"("data_offsets":[0])", "fewer numbers");
  wrong(R"("data_offsets":[0,1,2])", "a number");
  wrong(R"("data_offsets":[])", "fewer numbers");
  refused(R"({"a":1})", R"(an object for "a" in the header, found a number)");
  refused(R"({"a":[]})", R"(an object for "a" in the header, found an array)");
  refused(R"({"__metadata__":"b"})", R"(an object for "__metadata__" in the header, found a text)");
  refused(R"({"__metadata__":{"b":1}})", R"(a text for "b" in the metadata, found a number)");
  refused(R"({"__metadata__":{"b":{}}})", R"(a text for "b" in the metadata, found an object)");
}

TEST_CASE("names come once") {
  refused("{\"a\":{" + one + "},\"a\":{" + one + "}}", R"(each name once in the header, found "a" twice)");
  refused("{\"a\":{" + one + "},\"\\u0061\":{" + one + "}}", R"(each name once in the header, found "a" twice)");
  refused(R"({"a":{"dtype":"F32","dtype":"F32"}})", R"(each name once in the header, found "dtype" twice)");
  refused(R"({"__metadata__":{"b":"1","b":"2"}})", R"(each name once in the header, found "b" twice)");
  refused(R"({"__metadata__":{},"__metadata__":{}})", R"(each name once in the header, found "__metadata__" twice)");
}

TEST_CASE("a deep header ends at its first level too many") {
  refused("{\"a\":" + std::string(1'000'000, '['), R"(an object for "a" in the header, found an array)");
  refused("{\"a\":{\"shape\":" + std::string(1'000'000, '['),
          R"(tensor "a" as {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]}, found an array)");
}

TEST_CASE("names in sentences are short and printable") {
  CHECK(detail::storage::printable("a\nb\x7F\xC3\xA9") == "a?b?\xC3\xA9");
  CHECK(detail::storage::printable(std::string(300, 'x')) == std::string(200, 'x') + "...");
}

TEST_CASE("a header that is made is read again") {
  detail::storage::StoredHeader header;
  header.metadata["text"] = "quotes \" and \\ and \x01 and \xC3\xA9";
  header.tensors["1.kernel"] = {"F32", {2, 3}, 0, 24};
  header.tensors["number"] = {"F64", {}, 24, 32};
  const std::string bytes = detail::storage::make_header(header);
  CHECK(bytes.size() % 64 == 0);
  CHECK(static_cast<unsigned char>(bytes[0]) + 256u * static_cast<unsigned char>(bytes[1]) == bytes.size() - 8);
  CHECK(bytes.substr(2, 6) == std::string(6, '\0'));
  const detail::storage::StoredHeader read = parse(std::string_view(bytes).substr(8));
  CHECK(read.metadata == header.metadata);
  CHECK(read.tensors.at("1.kernel").extents == std::vector<std::size_t>{2, 3});
  CHECK(read.tensors.at("number").end == 32);
  for (std::size_t length = 0; length < 64; ++length) {
    header.metadata["text"] = std::string(length, 'x');
    CHECK(detail::storage::make_header(header).size() % 64 == 0);
  }
}
