// SPDX-License-Identifier: MIT
#include <dovetail/storage/pytorch.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/networks.hpp>
#include <storage/bytes.hpp>
#include <storage/weights.hpp>

using namespace dovetail;
using weights::same_bits;

namespace {
using Norm = With<BatchNormalization, Epsilon<1e-5>>;
using Mlp = Sequential<Input<6>, Dense<16>, ReLU, Dense<16>, Tanh, Dropout<0.1>, Dense<5>>;
using Normalized =
    Sequential<Input<6>, With<Dense<16>, NoBias>, Norm, ReLU, Dense<8>, Norm, Sigmoid, Dense<3>, Softmax>;
using Named = Sequential<Input<6>, Dense<8>, Tanh, Sequential<Dense<8>, Tanh>, Dense<2>>;

/// y(o) = Σ x(i) · kernel(i, j, o) · x(j) + shift(o), PyTorch's Bilinear(N, N, Out) of x twice.
template <std::size_t N, std::size_t Out>
struct Twice {
  using input = Shape<N>;
  using output = Shape<Out>;
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"kernel", "weight", 2, 0, 1>, InPyTorch<"shift", "bias">>;

  template <class T>
  struct Parameters {
    using Kernel = Tensor<T, N, N, Out>;
    using Shift = Tensor<T, Out>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Kernel, kernel), (Shift, shift));
  };
  template <class T, std::size_t B>
  static void forward(const Parameters<T>& p, View<const T, B, N> x, View<T, B, Out> y) {
    for (std::size_t b = 0; b < x.rows(); ++b)
      for (std::size_t o = 0; o < Out; ++o) {
        y(b, o) = p.shift(o);
        for (std::size_t i = 0; i < N; ++i)
          for (std::size_t j = 0; j < N; ++j) y(b, o) += x(b, i) * p.kernel(i, j, o) * x(b, j);
      }
  }
};
/// A layer that says nothing of PyTorch.
struct Silent : Twice<2, 2> {
  using names_in_pytorch = NamesInPyTorch<>;
};

/// What PyTorch wrote: just now (see pytorch.py), or once.
std::string made(const std::string& file) {
  const char* now = std::getenv("DOVETAIL_PYTORCH");
  return (now != nullptr ? now : DOVETAIL_PYTORCH_FILES) + ("/" + file);
}

/// 100 inputs give what PyTorch gave, to 1e-5: floats of sums of 16 products, in another order. A number below a tenth
/// of the largest one is a difference of larger ones, and counts as that tenth.
template <class A, class T, class Element = typename Network<A, T>::element>
void agrees(const std::string& name, const std::string& ending) {
  const auto network = load<A, T>(made(name + ending), FromPyTorch{});
  const auto samples = read_npz<Element>(made(name + "_samples.npz"), "x", converted);
  const auto y = read_npz<float>(made(name + "_samples.npz"), "y");
  REQUIRE(samples.extents[0] == 100);
  const auto found = network.predict(samples);
  REQUIRE(found.size() == y.values.size());
  double largest = 0;
  for (std::size_t i = 0; i < found.size(); ++i) largest = std::max(largest, std::abs(double(y.values(i))));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double expected = double(y.values(i));
    CHECK(std::abs(double(found.data()[i]) - expected) <= 1e-5 * std::max(std::abs(expected), largest / 10));
  }
}
template <class A>
void agrees(const std::string& name) {
  agrees<A, float>(name, ".npz");
  agrees<A, double>(name, ".safetensors");
}

/// A tensor of a file: its elements count up.
struct Stored {
  std::string name;
  std::vector<std::size_t> extents;
};
class Files {
 public:
  /// Writes them in this order.
  std::string write(const std::vector<Stored>& tensors, const std::string& type = "F32") {
    std::string header = "{", elements;
    for (const auto& [name, extents] : tensors) {
      std::string shape;
      std::size_t count = 1;
      for (const std::size_t extent : extents) {
        count *= extent;
        if (!shape.empty()) shape += ',';
        shape += std::to_string(extent);
      }
      std::vector<float> numbers;
      for (std::size_t i = 0; i < count; ++i) numbers.push_back(static_cast<float>(elements.size() / 4 + i));
      const std::size_t begin = elements.size();
      elements += bytes::elements(numbers);
      if (header != "{") header += ',';
      header += bytes::entry(name, type, shape, std::to_string(begin) + "," + std::to_string(elements.size()));
    }
    const auto all = bytes::file(header + "}", elements);
    const std::string path = folder_.file("weights");
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(all.data()), static_cast<long>(all.size()));
    return path;
  }
  /// What load says, less the file's name, after a check that the network is what it was.
  template <class A>
  std::string refusal(const std::vector<Stored>& tensors, const FromPyTorch& how = {},
                      const std::string& type = "F32") {
    const std::string path = write(tensors, type);
    Network<A> network(Seed{3});
    const auto before = network;
    try {
      load(network, path, how);
    } catch (const FormatError& error) {
      CHECK(same_bits(network, before));
      return std::string(error.what()).substr(path.size());
    }
    return "loaded";
  }

 private:
  files::Folder folder_;
};
const std::vector<Stored> two{{"0.weight", {2, 2}}, {"0.bias", {2}}, {"2.weight", {1, 2}}, {"2.bias", {1}}};
using Two = Sequential<Dense<2, 2>, ReLU, Dense<1>>;
}  // namespace

TEST_CASE("networks of PyTorch's: an MLP gives what it gives there") { agrees<Mlp>("mlp"); }
TEST_CASE("networks of PyTorch's: one with BatchNorm1d gives what it gives there") { agrees<Normalized>("normalized"); }
TEST_CASE("networks of PyTorch's: modules with names, in the order of the state_dict") { agrees<Named>("named"); }
TEST_CASE("networks of PyTorch's: one of tokens gives what it gives there") {
  agrees<Sequential<Input<6>, Embedding<12, 4>, Flatten<>, Dense<5>>>("tokens");
}

TEST_CASE("the golden samples of PyTorch's file tell another activation, and another eps") {
  using Other = Sequential<Input<6>, Dense<16>, ReLU, Dense<16>, Sigmoid, Dense<5>>;
  CHECK_THROWS_WITH_AS((void)load<Other>(made("mlp.npz"), FromPyTorch{}),
                       doctest::Contains("golden sample 0: output ("), FormatError);
  using Keras = Sequential<Input<6>, With<Dense<16>, NoBias>, BatchNormalization, ReLU, Dense<8>, BatchNormalization,
                           Sigmoid, Dense<3>, Softmax>;
  CHECK_THROWS_WITH_AS((void)load<Keras>(made("normalized.npz"), FromPyTorch{.epsilon = 0}),
                       doctest::Contains("golden sample "), FormatError);
  CHECK_THROWS_WITH_AS(
      (void)load<Keras>(made("normalized.npz"), FromPyTorch{}),
      (made("normalized.npz") +
       " does not fit:\n"
       "  layer 1, BatchNormalization: epsilon is 0.001, and PyTorch's eps 1e-05: With<BatchNormalization, "
       "Epsilon<1e-05>> has the same, and FromPyTorch{.epsilon = 0.001} states another\n"
       "  layer 4, BatchNormalization: epsilon is 0.001, and PyTorch's eps 1e-05: With<BatchNormalization, "
       "Epsilon<1e-05>> has the same, and FromPyTorch{.epsilon = 0.001} states another")
          .c_str(),
      FormatError);
}

TEST_CASE("kernels are transposed, square ones too") {
  Files files;
  const auto network = load<Two>(files.write(two), FromPyTorch{});
  CHECK(network.layer<0>().kernel == Tensor<float, 2, 2>({0, 2}, {1, 3}));
  CHECK(network.layer<0>().bias == Tensor<float, 2>(4.f, 5.f));
  CHECK(network.layer<2>().kernel == Tensor<float, 2, 1>({6}, {7}));
  CHECK(network.layer<2>().bias(0) == 8);
}

TEST_CASE("graphs of several inputs and outputs: their golden samples are numbered, and run") {
  using Ends = Graph<NamedInput<"a", 2>, Dense<2>, Tap<"x">, NamedInput<"b", 1>, Dense<2>, Join<Add, "x">, Output<"y">,
                     Dense<1>, Output<"z">>;
  std::vector<Stored> tensors{{"0.weight", {2, 2}}, {"0.bias", {2}},      {"1.weight", {2, 1}},
                              {"1.bias", {2}},      {"3.weight", {1, 2}}, {"3.bias", {1}}};
  Files files;
  const auto network = load<Ends>(files.write(tensors), FromPyTorch{});
  CHECK(network.layer<1>().kernel == Tensor<float, 1, 2>({6, 7}));
  CHECK(network.layer<3>().kernel == Tensor<float, 2, 1>({10}, {11}));
  for (const char* name : {"golden.input.0", "golden.output.0"}) tensors.push_back({name, {1, 2}});
  tensors.push_back({"golden.input.1", {1, 1}});
  CHECK(files.refusal<Ends>(tensors) ==
        " does not fit:\n  golden.output.1 is missing in the file, which has golden samples");
  tensors.push_back({"golden.output.1", {1, 1}});
  const std::string refused = files.refusal<Ends>(tensors);
  CHECK(refused.find("golden sample 0: output 0 at (") != refused.npos);
  CHECK(refused.find("golden sample 0: output 1 at (0) is ") != refused.npos);
}

TEST_CASE("the kernel of a convolution: (Out, In, H, W) becomes (H, W, In, Out)") {
  const std::vector<std::size_t> extents{3, 2, 5, 4}, axes{3, 2, 0, 1};
  CHECK(detail::storage::pytorch_extents(extents, axes) == std::vector<std::size_t>{4, 5, 3, 2});
  std::vector<std::byte> from;
  for (int i = 0; i < 120; ++i) from.push_back(std::byte(i));
  const auto to = detail::storage::transposed(extents, axes, from);
  std::size_t at = 0;
  for (std::size_t h = 0; h < 3; ++h)
    for (std::size_t w = 0; w < 2; ++w)
      for (std::size_t in = 0; in < 5; ++in)
        for (std::size_t out = 0; out < 4; ++out) CHECK(to[at++] == from[((out * 5 + in) * 3 + h) * 2 + w]);
}

TEST_CASE("a layer of one's own says what its tensors are in PyTorch, wherever it stands") {
  Files files;
  const std::string path = files.write({{"0.weight", {1, 2, 2}}, {"0.bias", {1}}});
  const auto expected = [](const auto& p) {
    CHECK(p.kernel == Tensor<float, 2, 2, 1>({{0}, {1}}, {{2}, {3}}));
    CHECK(p.shift(0) == 4);
  };
  using L = Twice<2, 1>;
  expected(load<Sequential<L>>(path, FromPyTorch{}).layer<0>());
  expected(load<Sequential<Input<2>, Sequential<ReLU, Sequential<L>>>>(path, FromPyTorch{}).layer<0, 1, 0>());
  expected(load<Sequential<Input<3, 2>, EachRow<Intended<L>>>>(path, FromPyTorch{}).layer<0, 0>());
  expected(load<Sequential<Input<2>, With<L, NotTrainable>>>(path, FromPyTorch{}).layer<0>());
  expected(load<Graph<Input<2>, Tap<"x">, Shared<"twice", L>, Tap<"a">, Use<"x">, Shared<"twice", L>, Join<Add, "a">>>(
               path, FromPyTorch{})
               .layer<0, 0>());
  expected(load<Sequential<L>>(files.write({{"a", {1, 2, 2}}, {"b", {1}}}),
                               FromPyTorch{.names = {{"a", "0.kernel"}, {"b", "0.shift"}}})
               .layer<0>());
}

TEST_CASE("a layer that says nothing has tensors without names, and of the same layout") {
  Files files;
  CHECK(files.refusal<Sequential<Silent>>({{"0.weight", {2, 2, 2}}, {"0.bias", {2}}}) ==
        " does not fit:\n"
        "  \"0.bias\" of shape (2) is only in the file\n"
        "  \"0.weight\" of shape (2, 2, 2) is only in the file\n"
        "  layer 0, Silent: kernel has no known name in PyTorch: the layer may state it, using "
        "names_in_pytorch = ..., or FromPyTorch{.names = ...}\n"
        "  layer 0, Silent: shift has no known name in PyTorch: the layer may state it, using "
        "names_in_pytorch = ..., or FromPyTorch{.names = ...}");
  const auto network = load<Sequential<Silent>>(files.write({{"a", {2, 2, 2}}, {"b", {2}}}),
                                                FromPyTorch{.names = {{"a", "0.kernel"}, {"b", "0.shift"}}});
  CHECK(network.layer<0>().kernel(0, 1, 0) == 2);
}

TEST_CASE("kernels of convolutions of sequences") {
  Files files;
  const auto network = load<Sequential<Input<5, 2>, Conv1D<1, 3>>>(
      files.write({{"0.weight", {1, 2, 3}}, {"0.bias", {1}}}), FromPyTorch{});
  CHECK(network.layer<0>().kernel == Tensor<float, 3, 2, 1>({{0}, {3}}, {{1}, {4}}, {{2}, {5}}));
}

TEST_CASE("modules with numbers are in the order of the numbers, whatever that of the file is") {
  Files files;
  const auto network = load<Two>(
      files.write({{"10.bias", {1}}, {"10.weight", {1, 2}}, {"9.bias", {2}}, {"9.weight", {2, 2}}}), FromPyTorch{});
  CHECK(network.layer<0>().bias == Tensor<float, 2>(3.f, 4.f));
}

TEST_CASE("a file that is sorted by names tells no order of its modules") {
  Files files;
  const std::vector<Stored> sorted{{"in.bias", {2}}, {"in.weight", {2, 2}}, {"to.bias", {1}}, {"to.weight", {1, 2}}};
  CHECK(files.refusal<Two>(sorted) ==
        ": expected modules with numbers (\"0.weight\"), or tensors in the order of a state_dict, found \"in.bias\" "
        "first: "
        "FromPyTorch{.names = ...} may state which module is which layer");
  CHECK(files.refusal<Two>(sorted, {.names = {{"in", "0"}, {"to", "2"}}}) == "loaded");
}

TEST_CASE("a table names modules or tensors") {
  Files files;
  const std::vector<Stored> named{{"a.b.weight", {1, 2}}, {"shift", {1}}, {"c.bias", {2}}, {"c.weight", {2, 2}}};
  const FromPyTorch how{.names = {{"c", "0"}, {"a.b.weight", "2.kernel"}, {"shift", "2.bias"}}};
  const auto network = load<Two>(files.write(named), how);
  CHECK(network.layer<2>().kernel == Tensor<float, 2, 1>({0}, {1}));
  CHECK(network.layer<2>().bias(0) == 2);
  CHECK(network.layer<0>().kernel == Tensor<float, 2, 2>({5, 7}, {6, 8}));

  CHECK(files.refusal<Two>(named, {.names = {{"c", "0"}, {"c", "2"}, {"a", "1"}, {"d", "0.weight"}}}) ==
        " does not fit:\n"
        "  FromPyTorch::names has \"1\", which is neither a tensor nor a layer with tensors\n"
        "  FromPyTorch::names has \"0.weight\", which is neither a tensor nor a layer with tensors\n"
        "  \"a.b.weight\" of shape (1, 2) is only in the file\n"
        "  \"shift\" of shape (1) is only in the file\n"
        "  layer 2, Dense<2, 1>: kernel is \"c.weight\" of the file, and something else is, too\n"
        "  layer 2, Dense<2, 1>: bias is \"c.bias\" of the file, and something else is, too");
  CHECK(files.refusal<Two>(two, {.names = {{"0", "0"}}}) ==
        " does not fit:\n"
        "  \"2.bias\" of shape (1) is only in the file\n"
        "  \"2.weight\" of shape (1, 2) is only in the file\n"
        "  layer 2, Dense<2, 1>: kernel is not in FromPyTorch::names\n"
        "  layer 2, Dense<2, 1>: bias is not in FromPyTorch::names");
}

TEST_CASE("every difference is told, with the layer and with PyTorch's name") {
  Files files;
  CHECK(files.refusal<Sequential<Dense<2, 3>, ReLU, Dense<1>, Dense<1>>>(two) ==
        " does not fit:\n"
        "  layer 0, Dense<2, 3>: kernel has shape (2, 2) in the file (\"0.weight\"), expected (3, 2)\n"
        "  layer 0, Dense<2, 3>: bias has shape (2) in the file (\"0.bias\"), expected (3)\n"
        "  layer 2, Dense<3, 1>: kernel has shape (1, 2) in the file (\"2.weight\"), expected (1, 3)\n"
        "  layer 3, Dense<1, 1>: kernel is missing in the file, which has 2 modules with tensors\n"
        "  layer 3, Dense<1, 1>: bias is missing in the file, which has 2 modules with tensors");
  CHECK(files.refusal<Sequential<With<Dense<2, 2>, NoBias>, Norm>>(
            {{"0.weight", {2, 2}}, {"0.bias", {2}}, {"1.weight", {2}}, {"1.bias", {2}}, {"1.running_var", {2}}}) ==
        " does not fit:\n"
        "  \"0.bias\" of shape (2) is only in the file\n"
        "  layer 1, With<BatchNormalization, Epsilon<1e-05>>: moving_mean is missing in the file, expected "
        "\"1.running_mean\" "
        "of shape (2)");
  CHECK(files.refusal<Sequential<Dense<2, 2>>>(two) ==
        " does not fit:\n"
        "  \"2.bias\" of shape (1) is only in the file\n"
        "  \"2.weight\" of shape (1, 2) is only in the file");
  CHECK(files.refusal<Sequential<With<Dense<2, 2>, NoBias>>>({{"0.weight", {2, 2}}}, {}, "I32") ==
        " does not fit:\n"
        "  layer 0, With<Dense<2, 2>, NoBias>: kernel has elements of type I32 in the file (\"0.weight\"), expected "
        "F64, F32, "
        "F16 or BF16");
}

TEST_CASE("num_batches_tracked is left out, and another epsilon can be stated") {
  Files files;
  const std::vector<Stored> norm{{"bn.weight", {2}},
                                 {"bn.bias", {2}},
                                 {"bn.running_mean", {2}},
                                 {"bn.running_var", {2}},
                                 {"bn.num_batches_tracked", {}}};
  using Keras = Sequential<Input<2>, Residual<BatchNormalization>>;
  CHECK(files.refusal<Keras>(norm).starts_with(
      " does not fit:\n  layer 0.0, BatchNormalization: epsilon is 0.001, and "));
  const auto network = load<Keras>(files.write(norm), FromPyTorch{.epsilon = 1e-3});
  CHECK(network.layer<0, 0>().gamma == Tensor<float, 2>(0.f, 1.f));
  CHECK(network.layer<0, 0>().beta == Tensor<float, 2>(2.f, 3.f));
  CHECK(network.state<0, 0>().moving_mean == Tensor<float, 2>(4.f, 5.f));
  CHECK(network.state<0, 0>().moving_variance == Tensor<float, 2>(6.f, 7.f));
}

TEST_CASE("tensors may begin anywhere, behind one that is left out too") {
  using bytes::entry, bytes::elements;
  const auto all = bytes::file(
      "{" + entry("0.weight", "F32", "1,2", "20,28") + "," + entry("0.bias", "F16", "1", "8,10") + "," +
          entry("1.num_batches_tracked", "I64", "", "10,18") + "," + entry("1.weight", "F16", "1", "18,20") + "," +
          entry("1.bias", "F32", "1", "0,4") + "," + entry("1.running_mean", "F32", "1", "4,8") + "," +
          entry("1.running_var", "F64", "1", "28,36") + "}",
      elements<float>({3, 4}) + elements<std::uint16_t>({0x3C00}) + elements<std::int64_t>({7}) +
          elements<std::uint16_t>({0x4000}) + elements<float>({5, 6}) + elements<double>({9}));
  const files::Folder folder;
  const auto* const start = reinterpret_cast<const std::uint8_t*>(all.data());
  const auto network =
      load<Sequential<Input<2>, Dense<1>, Norm>>(folder.write("a", {start, start + all.size()}), FromPyTorch{});
  CHECK(network.layer<0>().kernel == Tensor<float, 2, 1>({5}, {6}));
  CHECK(network.layer<0>().bias(0) == 1);
  CHECK(network.layer<1>().gamma(0) == 2);
  CHECK(network.layer<1>().beta(0) == 3);
  CHECK(network.state<1>().moving_mean(0) == 4);
  CHECK(network.state<1>().moving_variance(0) == 9);
}

TEST_CASE("other files are refused with what they are") {
  CHECK_THROWS_WITH_AS((void)load<Two>(made("pickled.npz"), FromPyTorch{}),
                       doctest::Contains(": expected a file of numpy.savez or of safetensors, found one of torch.save"),
                       FormatError);
  Network<Two> network;
  const files::Folder folder;
  CHECK_THROWS_AS(load(network, folder.file("nothing"), FromPyTorch{}), FormatError);
  std::ofstream(folder.file("empty")).close();
  CHECK_THROWS_AS(load(network, folder.file("empty"), FromPyTorch{}), FormatError);
}

TEST_CASE("a broken file is refused or read, and nothing else") {
  const files::Folder folder;
  for (const char* name : {"named.npz", "named.safetensors"}) {
    std::ifstream in(made(name), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    Network<Named> network(Seed{2});
    const auto before = network;
    for (std::size_t i = 0; i < whole.size(); i += 37) {
      std::string broken = whole;
      broken[i] = static_cast<char>(broken[i] ^ 0x41);
      std::ofstream(folder.file("a"), std::ios::binary) << (i % 2 == 0 ? broken : whole.substr(0, i));
      try {
        load(network, folder.file("a"), FromPyTorch{});
        network = before;
      } catch (const FormatError&) {
        REQUIRE(same_bits(network, before));
      }
    }
  }
}
