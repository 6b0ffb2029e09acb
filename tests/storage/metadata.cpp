// SPDX-License-Identifier: MIT
#include <dovetail/storage/metadata.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/model.hpp>
#include <dovetail/training.hpp>
#include <storage/bytes.hpp>

using namespace dovetail;

namespace {
using A = Sequential<Dense<2, 3>>;
const Network<A> network(Seed{1});

// What the library writes is there too.
bool are(Metadata found, const Metadata& expected) {
  CHECK(found.at("dovetail.architecture") == architecture_text<A>());
  std::erase_if(found, [](const auto& text) { return text.first.starts_with("dovetail."); });
  return found == expected;
}
void refused(const Metadata& metadata, const std::string& why) {
  CHECK_THROWS_WITH_AS((void)save(network, metadata), ("metadata: expected " + why).c_str(), ValueError);
}
}  // namespace

TEST_CASE("texts travel with the weights of a network, and with a model's") {
  const files::Folder folder;
  const std::string path = folder.file("a");
  save(network, path, {{"classes", "cat dog"}});
  CHECK(metadata(path).at("classes") == "cat dog");
  CHECK_THROWS_WITH_AS(
      metadata(path).at("names"),
      "metadata: expected a text \"names\", found classes, dovetail.architecture, dovetail.hash, dovetail.version",
      ValueError);
  CHECK_THROWS_WITH_AS(Metadata().at("names"), "metadata: expected a text \"names\", found none", ValueError);
  CHECK(are(metadata(path), {{"classes", "cat dog"}}));
  CHECK(load<A>(path).layer<0>().kernel == network.layer<0>().kernel);
  save(network, path, {{"classes", "cat dog"}, {"mean", "0.5"}});
  CHECK(are(metadata(path), {{"mean", "0.5"}, {"classes", "cat dog"}}));
  CHECK(are(metadata(save(network, {{"a", "b"}})), {{"a", "b"}}));
  CHECK(are(metadata(save(network, {{"a", "b"}, {"c", "d"}})), {{"a", "b"}, {"c", "d"}}));
  save(network, path);
  CHECK(are(metadata(path), {}));

  const Tensor<float, 1, 2> samples({1, 2});
  save(network, path, samples, {{"a", "b"}});
  CHECK(are(metadata(path), {{"a", "b"}}));
  CHECK(are(metadata(save(network, samples, {{"a", "b"}})), {{"a", "b"}}));

  auto model = compile(network, Adam{}, MeanSquaredError{});
  save(model, path, {{"a", "b"}});
  CHECK(are(metadata(path), {{"a", "b"}}));
  load(model, path);
  save(model, path, samples, {{"a", "c"}});
  CHECK(are(metadata(path), {{"a", "c"}}));
  CHECK(are(metadata(save(model, {{"a", "b"}})), {{"a", "b"}}));
  CHECK(are(metadata(save(model, samples, {{"a", "b"}})), {{"a", "b"}}));
  CHECK(metadata(path).at("dovetail.epochs") == "0");
}

TEST_CASE("a map of texts is taken, and those of another file") {
  const std::map<std::string, std::string> texts{{"a", "1"}, {"b", "2"}};
  CHECK(are(metadata(save(network, texts)), texts));
  Metadata of_file = metadata(bytes::file(R"({"__metadata__":{"format":"pt"}})"));
  CHECK(of_file == Metadata{{"format", "pt"}});
  CHECK(are(metadata(save(network, of_file)), of_file));
  const files::Folder folder;
  save(network, folder.file("a"), of_file);
  CHECK(are(metadata(folder.file("a")), of_file));
  CHECK(metadata(bytes::file("{}")).empty());
}

TEST_CASE("every text in UTF-8 comes back as it was") {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  const Metadata odd{{"", ""},
                     {"all", all},
                     {all, "all"},
                     {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\xEF\xBF\xBD\xEF\xBB\xBF\xF4\x8F\xBF\xBF"},
                     {"0.kernel", "a tensor's name"},
                     {"__metadata__", "{\"a\":\"b\"}"},
                     {"dovetail", "without a dot"},
                     {"large", std::string(1'000'000, '"')}};
  CHECK(are(metadata(save(network, odd)), odd));
  CHECK(load<A>(save(network, odd)).layer<0>().kernel == network.layer<0>().kernel);
}

TEST_CASE("what cannot be in a file is refused, and no file is made") {
  CHECK_THROWS_WITH_AS((Metadata{{"a", "1"}, {"b", "2"}, {"a", "3"}}),
                       "metadata: expected each name once, found \"a\" twice", ValueError);
  for (const std::string name : {"dovetail.version", "dovetail.architecture", "dovetail.epochs", "dovetail.mine"})
    refused({{name, "x"}},
            "names that do not begin with \"dovetail.\", as the library's own do, found \"" + name + "\"");
  for (const char* other : {"caf\xE9", "\xC3", "\xED\xA0\x80", "\xC0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    refused({{"a", other}}, "UTF-8, found other bytes in the text of \"a\"");
    refused({{other, "a"}}, std::string("UTF-8, found other bytes in the name \"") + other + "\"");
  }
  const files::Folder folder;
  CHECK_THROWS_AS(save(network, folder.file("a"), {{"dovetail.hash", "0"}}), ValueError);
  CHECK(std::filesystem::is_empty(folder.path));
  detail::storage::check_header_size(100'000'000);
  CHECK_THROWS_WITH_AS(detail::storage::check_header_size(100'000'001),
                       "metadata: expected a header of at most 100000000 bytes with them, found 100000001", ValueError);
}

TEST_CASE("metadata of what is no such file") {
  const files::Folder folder;
  const auto refused = [](const std::string& path, const std::string& found) {
    CHECK_THROWS_WITH_AS((void)metadata(path), (path + ": expected " + found).c_str(), FormatError);
  };
  refused(folder.file("none"), "a file that can be read, found No such file or directory");
  refused(folder.path.string(), "a file that can be read, found a folder");
  refused(folder.write("a", {1, 2}), "a safetensors file, of at least 8 bytes, found 2");
  CHECK_THROWS_WITH_AS((void)metadata(bytes::file(R"({"__metadata__":{"a":"1","a":"2"}})")),
                       "safetensors in memory: expected each name once in the header, found \"a\" twice", FormatError);
  CHECK_THROWS_AS((void)metadata(bytes::file(R"({"__metadata__":{"a":1}})")), FormatError);
}
