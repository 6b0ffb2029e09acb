// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/explain/errors.hpp>

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
/// 401408]}}, piece by piece as nlohmann-json finds them, so that deep nesting is refused at the first excess level.
class HeaderParser {
  enum class At { start, file, metadata, tensor, shape, offsets, end };

 public:
  explicit HeaderParser(StoredHeader& header) : header_(header) {}

  /// What was expected and what was found, if parsing ended early.
  std::string expected, found;

  bool null() { return wrong("null"); }
  bool boolean(bool) { return wrong("a boolean"); }
  bool number_integer(std::int64_t) { return wrong("a negative number"); }
  bool number_float(double, const std::string&) { return wrong("a number that is not whole, or too large"); }
  bool binary(std::vector<std::uint8_t>&) { return wrong("bytes"); }
  [[gnu::cold]] bool number_unsigned(std::uint64_t number) {
    if (at_ == At::shape) return tensor_->extents.push_back(number), true;
    if (at_ != At::offsets || offsets_ == 2) return wrong("a number");
    (offsets_++ == 0 ? tensor_->begin : tensor_->end) = number;
    return true;
  }
  [[gnu::cold]] bool string(std::string& text) {
    if (at_ == At::metadata) return header_.metadata.emplace(key_, std::move(text)).second || twice();
    if (at_ != At::tensor || key_ != "dtype") return wrong("a text");
    tensor_->type = std::move(text);
    return true;
  }
  [[gnu::cold]] bool key(std::string& name) {
    key_ = std::move(name);
    if (at_ == At::metadata) return true;  // string() sees whether it was there
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
  [[gnu::cold]] bool start_object(std::size_t) {
    if (at_ == At::start) return go(At::file);
    if (at_ != At::file) return wrong("an object");
    seen_ = 0;
    return go(key_ == "__metadata__" ? At::metadata : At::tensor);
  }
  [[gnu::cold]] bool end_object() {
    if (at_ == At::tensor && seen_ != 7) return wrong("fewer");
    return go(at_ == At::file ? At::end : At::file);
  }
  [[gnu::cold]] bool start_array(std::size_t) {
    offsets_ = 0;
    if (at_ == At::tensor && key_ == "shape") return go(At::shape);
    return at_ == At::tensor && key_ == "data_offsets" ? go(At::offsets) : wrong("an array");
  }
  [[gnu::cold]] bool end_array() {
    if (at_ == At::offsets && offsets_ != 2) return wrong("fewer numbers");
    return go(At::tensor);
  }
  template <class Exception>
  [[gnu::cold]] bool parse_error(std::size_t position, const std::string&, const Exception&) {
    return fails("a header of JSON in UTF-8", {"an error at its byte ", position});
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

/// Parses the text of a header; errors begin with `name`.
[[gnu::cold]] inline void parse_header(const std::string& name, std::string_view text, StoredHeader& header) {
  HeaderParser parser(header);
  // The library accepts a byte order mark, and a 0 byte as the end of the text; the format does not.
  if (!text.starts_with('{')) {
    parser.expected = "a header that starts with {", parser.found = text.empty() ? "none" : "another character";
  } else if (const auto zero = text.find('\0'); zero != text.npos) {
    parser.expected = "a header of JSON in UTF-8", parser.found = sentence({"a 0 at its byte ", zero + 1});
  } else if (nlohmann::json::sax_parse(text.begin(), text.end(), &parser)) {
    return;
  }
  fail<FormatError>({name, ": expected ", parser.expected, ", found ", parser.found});
}

/// Whether JSON can hold the text as it is: other bytes are replaced, or would be left out.
[[gnu::cold]] inline bool is_utf8(std::string_view text) {
  using Handler = nlohmann::json::error_handler_t;
  const nlohmann::json value(text);
  return value.dump(-1, ' ', false, Handler::replace) == value.dump(-1, ' ', false, Handler::ignore);
}

/// The bytes before the elements: their number, the header as JSON, and spaces up to a multiple of 64 bytes, so that
/// elements in a mapped file stand on cache lines.
[[gnu::cold]] inline std::string make_header(const StoredHeader& header) {
  const auto quoted = [](std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  std::string text = "{";
  const auto entry = [&](std::string_view name, const Part& value) {
    Part({text.ends_with('{') ? "" : ",", quoted(name), ":", value}).append_to(text);
  };
  if (!header.metadata.empty()) {
    entry("__metadata__", "{");
    for (const auto& [name, value] : header.metadata) entry(name, quoted(value));
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
