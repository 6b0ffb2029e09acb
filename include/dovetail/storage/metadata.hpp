// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>

#include <dovetail/data/read_file.hpp>
#include <dovetail/storage/safetensors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Texts that travel with weights, in UTF-8, by their names: save(network, path, {{"classes", "cat dog"}}), and
/// metadata(path).at("classes"). A std::map of the texts of a file: they are its __metadata__.
struct Metadata : std::map<std::string, std::string, std::less<>> {
  Metadata() = default;  ///< no text
  /// Names and their texts. Throws ValueError if a name comes twice.
  [[gnu::cold]] Metadata(std::initializer_list<value_type> texts) {
    for (const value_type& text : texts)
      if (!insert(text).second)
        detail::fail<ValueError>(
            {"metadata: expected each name once, found \"", detail::storage::printable(text.first), "\" twice"});
  }
  /// The text of that name. Throws ValueError, which lists the names, if there is none.
  [[gnu::cold]] const std::string& at(std::string_view name) const {
    const auto found = find(name);
    if (found != end()) return found->second;
    std::string names;
    for (const value_type& text : *this)
      detail::Part({names.empty() ? "" : ", ", detail::storage::printable(text.first)}).append_to(names);
    detail::fail<ValueError>({"metadata: expected a text \"", detail::storage::printable(name), "\", found ",
                              names.empty() ? "none" : names});
  }

  /// Takes a map of texts.
  template <class Less>
  [[gnu::cold]] Metadata(const std::map<std::string, std::string, Less>& texts) : map(texts.begin(), texts.end()) {}
};

namespace detail::storage {
/// How the names begin that the library writes itself.
inline constexpr std::string_view meta_prefix = "dovetail.";

/// Refuses to write a header that no reader takes.
[[gnu::cold]] inline void check_header_size(std::size_t bytes) {
  if (bytes > most_header_bytes)
    fail<ValueError>({"metadata: expected a header of at most ", most_header_bytes, " bytes with them, found ", bytes});
}
/// Throws ValueError for a name of the library's own, for texts that are too long for a header, and for what is not
/// UTF-8, which JSON cannot hold.
[[gnu::cold]] inline void check_metadata(const Metadata& metadata) {
  for (const auto& [name, text] : metadata) {
    check_header_size(name.size() + text.size());
    if (name.starts_with(meta_prefix))
      fail<ValueError>({"metadata: expected names that do not begin with \"", meta_prefix,
                        "\", as the library's own do, found \"", printable(name), "\""});
    if (json_text(name).empty() || json_text(text).empty())
      fail<ValueError>({"metadata: expected UTF-8, found other bytes in ",
                        json_text(name).empty() ? "the name" : "the text of", " \"", printable(name), "\""});
  }
}
}  // namespace detail::storage

/// The texts in a safetensors file of any program's: what save() was given, and what the writer added itself (dovetail:
/// "dovetail.architecture", "dovetail.version"). Throws FormatError for what is no such file.
[[nodiscard, gnu::cold]] inline Metadata metadata(const std::string& path) {
  return detail::storage::read_header(detail::data::FileReader(path), path).metadata;
}
/// The texts in the bytes of a safetensors file.
[[nodiscard, gnu::cold]] inline Metadata metadata(std::span<const std::byte> bytes) {
  return detail::storage::read_header(detail::storage::BytesReader(bytes), "safetensors in memory").metadata;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
