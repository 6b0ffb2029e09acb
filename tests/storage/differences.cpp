// SPDX-License-Identifier: MIT
#include <dovetail/storage/differences.hpp>

#include <doctest/doctest.h>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {
using A = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Residual<Dense<128>, ReLU>, Dense<128, 10>, Softmax>;

detail::storage::StoredHeader header_of(const detail::storage::StateDict<const std::byte>& dict) {
  detail::storage::StoredHeader header;
  for (const auto& tensor : dict.tensors)
    header.tensors[tensor.name] = {std::string(tensor.type), tensor.extents, 0, tensor.bytes};
  return header;
}
std::string differences(const detail::storage::StoredHeader& header) {
  const Network<A> network;
  const auto dict = detail::storage::network_state_dict(network);
  detail::storage::Differences found(dict.architecture);
  detail::storage::compare(header, dict, found);
  try {
    found.refuse("f");
  } catch (const FormatError& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("every difference, layer by layer") {
  const Network<A> network;
  detail::storage::StoredHeader header = header_of(detail::storage::network_state_dict(network));
  CHECK(differences(header).empty());
  header.tensors["1.kernel"].extents = {784, 100};
  header.tensors["1.bias"].type = "I32";
  header.tensors["3.0.kernel"].extents = {128, 128, 1};
  header.tensors["3.1.alpha"] = {"F32", {3}, 0, 12};
  header.tensors["4.gate"] = {"F32", {}, 0, 12};
  header.tensors["12.kernel"] = {"F32", {3}, 0, 12};
  header.tensors["extra\n"] = {"F32", {3}, 0, 12};
  header.tensors.erase("4.kernel");
  CHECK(differences(header) ==
        "f does not fit:\n"
        "  layer 1, Dense<784, 128>: kernel has shape (784, 100) in the file, expected (784, 128)\n"
        "  layer 1, Dense<784, 128>: bias has elements of type I32 in the file, expected F64, F32, F16 or BF16\n"
        "  layer 3.0, Dense<128, 128>: kernel has shape (128, 128, 1) in the file, expected (128, 128)\n"
        "  layer 3.1, ReLU: alpha of shape (3) is only in the file\n"
        "  layer 4, Dense<128, 10>: kernel is missing in the file, expected shape (128, 10)\n"
        "  layer 4, Dense<128, 10>: gate of shape () is only in the file\n"
        "  layer 12: kernel of shape (3) is only in the file\n"
        "  extra? of shape (3) is only in the file");
}

TEST_CASE("names of PyTorch's, and how to read them") {
  detail::storage::StoredHeader header;
  header.tensors["1.weight"] = {"F32", {128, 784}, 0, 401408};
  const std::string hint =
      "\n  the names are PyTorch's: load(network, path, FromPyTorch{}) of dovetail/storage/pytorch.hpp takes them\n";
  CHECK(differences(header).starts_with("f does not fit:" + hint));
  header.metadata["dovetail.architecture"] = architecture_text<A>();  // a layer of your own, of another version
  CHECK(differences(header).find(hint) == std::string::npos);
}

TEST_CASE("another architecture, where the file tells one") {
  const Network<A> network;
  detail::storage::StoredHeader header = header_of(detail::storage::network_state_dict(network));
  const auto with = [&](const std::string& text, const std::string& hash) {
    header.metadata = {{"dovetail.architecture", text}, {"dovetail.hash", hash}};
    if (hash.empty()) header.metadata.erase("dovetail.hash");
    return differences(header);
  };
  const std::string own = architecture_text<A>(), start = "f does not fit:\n  ";
  CHECK(with(own, architecture_hash<A>()).empty());
  CHECK(with(own, "").empty());
  CHECK(with("", "") == "");
  CHECK(with("Sequential<Input<28, 28>, Flatten<28, 28>, Dense<784, 128>, Tanh, Residual<Dense<128, 128>>, Dense<128, "
             "10>>",
             "0") ==
        start +
            "layer 2 is Tanh in the file, expected ReLU\n"
            "  layer 3 is Residual<Dense<128, 128>> in the file, expected Residual<Dense<128, 128>, ReLU>\n"
            "  layer 5 Softmax is missing in the file");
  CHECK(with("Sequential<Input<784>, " + own.substr(own.find("Flatten")), "") ==
        start + "the input is Input<784> in the file, expected Input<28, 28>");
  CHECK(with(own.substr(0, own.size() - 1) + ", ReLU>", "") == start + "layer 6 ReLU is only in the file");
  CHECK(with("Chain<" + own.substr(own.find('<') + 1), "")
            .starts_with(start + "the architecture is Chain<Input<28, 28>, "));
  for (const std::string& text : {own, std::string()})
    CHECK(with(text, "0") ==
          start + "the hash of the architecture is different in the file, expected " + architecture_hash<A>());
}

TEST_CASE("a layer more shifts the others, which is all that is said") {
  using One = Sequential<Dense<4, 4>, ReLU, Dense<4, 2>>;
  using Two = Sequential<Dense<4, 4>, Dense<4, 4>, ReLU, Dense<4, 2>>;
  using Three = Sequential<Input<4>, Normalization, Dense<4, 4>, Dropout<0.5>, Dense<4, 4>, ReLU, Dense<4, 2>>;
  const auto loaded = []<class Ours, class Theirs>(const Network<Ours>& ours, const Network<Theirs>& theirs) {
    detail::storage::StoredHeader header = header_of(detail::storage::network_state_dict(theirs));
    header.metadata = {{"dovetail.architecture", architecture_text<Theirs>()},
                       {"dovetail.hash", architecture_hash<Theirs>()}};
    const auto dict = detail::storage::network_state_dict(ours);
    detail::storage::Differences found(dict.architecture);
    detail::storage::compare(header, dict, found);
    try {
      found.refuse("f");
    } catch (const FormatError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string start = "f does not fit:\n  layer ", shifted = ", so that the layers after it are shifted by ";
  CHECK(loaded(Network<One>(), Network<Two>()) == start + "1 Dense<4, 4> is only in the file" + shifted + "1");
  CHECK(loaded(Network<Two>(), Network<One>()) == start + "1 Dense<4, 4> is missing in the file" + shifted + "1");
  const std::string several = loaded(Network<Two>(), Network<Three>());
  CHECK(several.find(shifted) == several.npos);  // at two places: told layer by layer
  using Deep = Sequential<Input<4>, Normalization, Dropout<0.5>, Dense<4, 4>, ReLU, Dense<4, 2>>;
  CHECK(loaded(Network<One>(), Network<Deep>()) ==
        start + "0 Normalization is only in the file\n  layer 1 Dropout<0.5> is only in the file" + shifted + "2");
  using Longer = Sequential<Dense<4, 4>, ReLU, Dense<4, 2>, Dense<2, 2>>;
  CHECK(loaded(Network<One>(), Network<Longer>()).find(shifted) == std::string::npos);  // nothing is behind it
}

TEST_CASE("what a model keeps for its training is nothing to a network") {
  const Network<A> network;
  detail::storage::StoredHeader header = header_of(detail::storage::network_state_dict(network));
  header.tensors["optimizer.m.1.kernel"] = {"F32", {3}, 0, 12};
  header.metadata["dovetail.optimizer"] = "Adam";
  CHECK(differences(header).empty());
}

TEST_CASE("of many tensors too many, a hundred are named") {
  const Network<A> network;
  detail::storage::StoredHeader header = header_of(detail::storage::network_state_dict(network));
  for (int i = 0; i < 300; ++i) header.tensors["extra" + std::to_string(i)] = {"F32", {}, 0, 4};
  const std::string text = differences(header);
  CHECK(std::ranges::count(text, '\n') == 101);
  CHECK(text.find("200 more tensors are only in the file") != text.npos);
}

TEST_CASE("the layers in a text") {
  using Layers = std::vector<std::string_view>;
  CHECK(detail::storage::layers_in("Sequential<Input<2, 3>, Residual<A<1, 2>, B>, C>") ==
        Layers{"Input<2, 3>", "Residual<A<1, 2>, B>", "C"});
  CHECK(detail::storage::layers_in("Sequential<A<(1, 2), {3, 4}>, B>") == Layers{"A<(1, 2), {3, 4}>", "B"});
  CHECK(detail::storage::layers_in("").empty());
  CHECK(detail::storage::layers_in("<").empty());
  CHECK(detail::storage::layers_in("Sequential<A").empty());
  CHECK(detail::storage::layers_in("Sequential<A,>") == Layers{"A", ""});
}
