// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/storage/rapidjson.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {
/// The header's entry for one tensor of a safetensors file.
struct StoredTensor {
  std::string type;                  ///< "F32": see stored_types
  std::vector<std::size_t> extents;  ///< empty for one number
  std::size_t begin = 0, end = 0;    ///< where its elements begin and end, in bytes after the header
};

/// The header of a safetensors file.
struct StoredHeader {
  std::map<std::string, std::string, std::less<>> metadata;  ///< free texts
  std::map<std::string, StoredTensor, std::less<>> tensors;  ///< by their names
  std::size_t size = 0;                                      ///< how many bytes precede the elements
};

/// A text of a file for an error message: short, and without control characters.
[[gnu::cold]] inline std::string printable(std::string_view text) {
  std::string plain(text.substr(0, 200));
  for (char& c : plain)
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = '?';
  return text.size() > 200 ? plain + "..." : plain;
}

/// Reads {"__metadata__": {"name": "text"}, "1.kernel": {"dtype": "F32", "shape": [784, 128], "data_offsets": [0,
/// 401408]}}, piece by piece as RapidJSON finds them, so that deep nesting is refused at the first excess level.
class HeaderParser : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, HeaderParser> {
  enum class At { start, file, metadata, tensor, shape, offsets, end };

 public:
  explicit HeaderParser(StoredHeader& header) : header_(header) {}

  /// What was expected and what was found, if parsing ended early.
  std::string expected, found;

  // RapidJSON calls these, and ends if one returns false.
  bool Default() { return wrong("a boolean"); }  // which has no function here, since X11 has a macro of its name
  bool Null() { return wrong("null"); }
  bool Int(int) { return wrong("a negative number"); }
  bool Int64(std::int64_t) { return wrong("a negative number"); }
  bool Double(double) { return wrong("a number that is not whole, or too large"); }
  bool Uint(unsigned number) { return Uint64(number); }
  [[gnu::cold]] bool Uint64(std::uint64_t number) {
    if (at_ == At::shape) return tensor_->extents.push_back(number), true;
    if (at_ != At::offsets || offsets_ == 2) return wrong("a number");
    (offsets_++ == 0 ? tensor_->begin : tensor_->end) = number;
    return true;
  }
  [[gnu::cold]] bool String(const char* text, unsigned size, bool) {
    if (at_ == At::metadata) return header_.metadata.emplace(key_, std::string(text, size)).second || twice();
    if (at_ != At::tensor || key_ != "dtype") return wrong("a text");
    tensor_->type.assign(text, size);
    return true;
  }
  [[gnu::cold]] bool Key(const char* name, unsigned size, bool) {
    key_.assign(name, size);
    if (at_ == At::metadata) return true;  // String() sees whether it was there
    if (at_ == At::tensor) {
      const unsigned bit = key_ == "dtype" ? 1 : key_ == "shape" ? 2 : key_ == "data_offsets" ? 4 : 0;
      if (bit == 0) return wrong({"\"", printable(key_), "\""});
      return (std::exchange(seen_, seen_ | bit) & bit) == 0 || twice();
    }
    if (key_ == "__metadata__") return !std::exchange(has_metadata_, true) || twice();
    const auto [place, is_new] = header_.tensors.try_emplace(key_);
    name_ = key_;
    tensor_ = &place->second;
    return is_new || twice();
  }
  [[gnu::cold]] bool StartObject() {
    if (at_ == At::start) return go(At::file);
    if (at_ != At::file) return wrong("an object");
    seen_ = 0;
    return go(key_ == "__metadata__" ? At::metadata : At::tensor);
  }
  [[gnu::cold]] bool EndObject(unsigned) {
    if (at_ == At::tensor && seen_ != 7) return wrong("fewer");
    return go(at_ == At::file ? At::end : At::file);
  }
  [[gnu::cold]] bool StartArray() {
    offsets_ = 0;
    if (at_ == At::tensor && key_ == "shape") return go(At::shape);
    return at_ == At::tensor && key_ == "data_offsets" ? go(At::offsets) : wrong("an array");
  }
  [[gnu::cold]] bool EndArray(unsigned) {
    if (at_ == At::offsets && offsets_ != 2) return wrong("fewer numbers");
    return go(At::tensor);
  }

 private:
  bool go(At place) {
    at_ = place;
    return true;
  }
  [[gnu::cold]] bool fails(const Part& what, const Part& instead) {
    expected = sentence(what);
    found = sentence(instead);
    return false;
  }
  bool twice() { return fails({"each name once in the header"}, {"\"", printable(key_), "\" twice"}); }
  [[gnu::cold]] bool wrong(const Part& instead) {
    switch (at_) {
      case At::metadata:
        return fails({"a text for \"", printable(key_), "\" in the metadata"}, instead);
      case At::start:
        return fails("a header that is an object", instead);
      case At::file:
        return fails({"an object for \"", printable(key_), "\" in the header"}, instead);
      default:
        break;
    }
    return fails(
        {"tensor \"", printable(name_), "\" as {\"dtype\": \"F32\", \"shape\": [3, 4], \"data_offsets\": [0, 48]}"},
        instead);
  }

  StoredHeader& header_;
  At at_ = At::start;
  std::string key_, name_;
  StoredTensor* tensor_ = nullptr;
  unsigned seen_ = 0, offsets_ = 0;
  bool has_metadata_ = false;
};

/// A text for RapidJSON 1.1, which reads up to two bytes behind its final 0 if its last character is cut off.
[[gnu::cold]] inline std::string padded(std::string_view text) { return std::string(text) + std::string(3, '\0'); }

/// Parses the text of a header; errors begin with `name`.
[[gnu::cold]] inline void parse_header(const std::string& name, std::string_view text, StoredHeader& header) {
  HeaderParser parser(header);
  // The library accepts space before the object, and a 0 byte as the end of the text; the format does not.
  if (!text.starts_with('{')) {
    parser.expected = "a header that starts with {", parser.found = text.empty() ? "none" : "another character";
  } else if (const auto zero = text.find('\0'); zero != text.npos) {
    parser.expected = "a header of JSON in UTF-8", parser.found = sentence({"a 0 at its byte ", zero + 1});
  } else {
    std::string copy = padded(text);  // in which texts are decoded
    rapidjson::InsituStringStream stream(copy.data());
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag;
    const auto result = rapidjson::Reader().Parse<flags>(stream, parser);
    if (!result.IsError()) return;
    if (result.Code() != rapidjson::kParseErrorTermination) {  // else the parser has said why
      parser.expected = "a header of JSON in UTF-8";
      parser.found = sentence({"an error at its byte ", result.Offset() + 1});
    }
  }
  fail<FormatError>({name, ": expected ", parser.expected, ", found ", parser.found});
}

/// A std::string to which RapidJSON writes.
struct TextStream {
  using Ch = char;
  std::string text;
  void Put(char c) { text += c; }
  void Flush() {}
};

/// A text in quotes, as JSON has it; empty if it is not in UTF-8.
[[gnu::cold]] inline std::string json_text(std::string_view text) {
  using UTF8 = rapidjson::UTF8<>;
  TextStream stream;
  rapidjson::Writer<TextStream, UTF8, UTF8, rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag> writer(
      stream);
  const bool valid = writer.String(padded(text).c_str(), static_cast<unsigned>(text.size()));
  return valid ? stream.text : "";
}

/// The bytes before the elements: their number, the header as JSON, and spaces up to a multiple of 64 bytes, so that
/// elements in a mapped file stand on cache lines.
[[gnu::cold]] inline std::string make_header(const StoredHeader& header) {
  std::string text = "{";
  const auto entry = [&](std::string_view name, const Part& value) {
    Part({text.ends_with('{') ? "" : ",", json_text(name), ":", value}).append_to(text);
  };
  if (!header.metadata.empty()) {
    entry("__metadata__", "{");
    for (const auto& [name, value] : header.metadata) entry(name, json_text(value));
    text += '}';
  }
  for (const auto& [name, tensor] : header.tensors) {
    std::string shape;
    for (const std::size_t extent : tensor.extents) Part({shape.empty() ? "" : ",", extent}).append_to(shape);
    entry(name, {"{\"dtype\":\"", tensor.type, "\",\"shape\":[", shape, "],\"data_offsets\":[", tensor.begin, ",",
                 tensor.end, "]}"});
  }
  text += '}';
  text.append(63 - (8 + text.size() + 63) % 64, ' ');
  std::string start;
  for (unsigned i = 0; i < 8; ++i) start += static_cast<char>(static_cast<std::uint64_t>(text.size()) >> 8 * i & 0xFF);
  return start + text;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
