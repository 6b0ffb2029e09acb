// SPDX-License-Identifier: MIT
#include <dovetail/storage/golden.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/model.hpp>
#include <dovetail/training.hpp>
#include <limits>
#include <memory>
#include <storage/weights.hpp>

using namespace dovetail;
using weights::same_bits;

namespace {
using A = Sequential<Input<2, 3>, Flatten<>, Dense<8>, Dropout<0.5>, ReLU, BatchNormalization, Residual<Dense<8>, Tanh>,
                     Dense<5>>;
constexpr auto names = {"golden.input", "golden.output", "golden.layers"};

template <class T = float>
auto samples(std::size_t count = 3) {
  auto x = Tensor<T, dynamic, 2, 3>::with_rows(count);
  Random random(Seed{4});
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = random.uniform<T>() - T(0.5);
  return x;
}
/// A file with golden samples, to be changed before it is written.
template <class Net>
struct File {
  Net network;
  detail::storage::StateDict<const std::byte> dict;
  std::unique_ptr<detail::storage::GoldenTensors> golden;
  explicit File(const Net& of, const auto& x)
      : network(of),
        dict(detail::storage::network_state_dict(std::as_const(network))),
        golden(new detail::storage::GoldenTensors(dict, detail::storage::NetworkPredictor(network), {x.data()},
                                                  x.rows(), detail::storage::stored_code<typename Net::value_type>())) {
  }
  detail::storage::TensorRef<const std::byte>& tensor(const std::string& name) {
    return *std::ranges::find(dict.tensors, name, &detail::storage::TensorRef<const std::byte>::name);
  }
  void erase(const std::string& name) {
    std::erase_if(dict.tensors, [&](const auto& tensor) { return tensor.name == name; });
  }
  auto bytes() const { return detail::storage::write(dict); }
};

/// What load says, after a check that the network is what it was.
template <class Net>
std::string refusal(Net network, std::span<const std::byte> file) {
  const Net before = network;
  try {
    load(network, file);
  } catch (const FormatError& error) {
    CHECK(same_bits(network, before));
    return error.what();
  }
  return "loaded";
}

/// The weights of a file as half-precision numbers.
template <class F>
struct Halves {
  std::vector<std::vector<std::uint16_t>> kept;
  void round(detail::storage::StateDict<const std::byte>& dict, std::string_view type, F narrow) {
    kept.reserve(dict.tensors.size());
    for (auto& tensor : dict.tensors) {
      auto& halves = kept.emplace_back(tensor.count);
      for (std::size_t i = 0; i < tensor.count; ++i) {
        float value;
        std::memcpy(&value, tensor.data + 4 * i, 4);
        halves[i] = narrow(std::bit_cast<std::uint32_t>(value));
      }
      tensor.type = type;
      tensor.bytes = 2 * tensor.count;
      tensor.data = reinterpret_cast<const std::byte*>(halves.data());
    }
  }
};
std::uint16_t upper_half(std::uint32_t bits) { return static_cast<std::uint16_t>((bits + 0x8000) >> 16); }
std::uint16_t to_float16(std::uint32_t bits) {  // of numbers from 6e-5 to 6e4, or 0
  const std::uint32_t sign = bits >> 16 & 0x8000, rounded = (bits & 0x7FFFFFFF) + 0x1000;
  return static_cast<std::uint16_t>(rounded < 113u << 23 ? sign : sign | ((rounded >> 13) - (112u << 10)));
}
}  // namespace

TEST_CASE_TEMPLATE("a network and its golden samples come back bit for bit", T, float, double) {
  const Network<A, T> network(Seed{1});
  const auto x = samples<T>();
  const auto file = save(network, x);
  const auto other = load<A, T>(file);
  CHECK(same_bits(network, other));
  const Tensor<T, 2, 2, 3> few;
  CHECK(same_bits(network, load<A, T>(save(network, few))));
  const Array<T> array{{3, 2, 3}, Tensor<T, dynamic>::with_rows(18)};
  CHECK(same_bits(network, load<A, T>(save(network, array))));

  const files::Folder folder;
  save(network, folder.file("a"), x);
  CHECK(same_bits(network, load<A, T>(folder.file("a"))));
  std::ifstream in(folder.file("a"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(text == std::string_view(reinterpret_cast<const char*>(file.data()), file.size()));
}

TEST_CASE("the file has the inputs, what predict makes of them, and the size of what each layer gives") {
  const Network<A> network(Seed{1});
  const auto x = samples();
  const auto file = save(network, x);
  const detail::storage::BytesReader source(file);
  const auto header = detail::storage::read_header(source, "file");
  const auto read = [&](const char* name) {
    const auto& tensor = header.tensors.find(name)->second;
    Array<float> array{tensor.extents, Tensor<float, dynamic>::with_rows((tensor.end - tensor.begin) / 4)};
    source.read(header.size + tensor.begin, reinterpret_cast<unsigned char*>(array.values.data()),
                tensor.end - tensor.begin);
    return array;
  };
  const auto input = read("golden.input");
  CHECK(input.view<3, 2, 3>() == x);
  const auto output = read("golden.output"), layer = read("golden.layers");
  const auto outputs = output.view<3, 5>();
  const auto layers = layer.view<3, 7>();
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(outputs[i] == network.predict(x[i]));
    // Dense ends in ReLU, which is layer 3; Flatten passes through.
    for (std::size_t none = 0; none < 3; ++none) CHECK(layers(i, none) == -1);
    double sum = 0;
    for (const float y : outputs[i].flat()) sum += double(y) * double(y);
    CHECK(layers(i, 6) == doctest::Approx(std::sqrt(sum / 5)).epsilon(1e-6));
    CHECK(layers(i, 3) > 0);
    CHECK(layers(i, 3) == doctest::Approx(layers(i, 4)).epsilon(0.01));  // a BatchNormalization before training
  }
}

TEST_CASE("of a model, and a network takes the weights of a model") {
  auto model = compile(Network<A>(Seed{1}), Adam{}, MeanSquaredError{});
  const auto x = samples(20);
  auto y = Tensor<float, dynamic, 5>::with_rows(20);
  model.fit(x, y, {.epochs = 2, .verbose = 0});
  auto other = compile(Network<A>(Seed{2}), Adam{}, MeanSquaredError{});
  load(other, save(model, x));
  CHECK(save(other) == save(model));
  CHECK(same_bits(model.network(), load<A>(save(model, x))));

  const files::Folder folder;
  save(model, folder.file("a"), x);
  load(other, folder.file("a"));
  CHECK(save(other) == save(model));
}

TEST_CASE("weights that do not reproduce the answers are refused, with the layer that differs") {
  const auto x = samples();
  File file(Network<A>(Seed{1}), x);
  const Network<A> reader(Seed{2});
  CHECK(refusal(reader, file.bytes()) == "loaded");

  file.network.layer<5, 0>().bias(2) += 0.25f;
  const std::string said = refusal(reader, file.bytes());
  CHECK(said.starts_with("safetensors in memory does not fit:\n  golden sample 0: output ("));
  CHECK(said.find("; the first layer that differs is layer 5, Residual<Dense<8, 8>, Tanh>\n  golden sample 1: ") !=
        said.npos);
  file.network.layer<1>().bias(2) += 0.25f;
  CHECK(refusal(reader, file.bytes()).find("is layer 1, Dense<6, 8>\n") != std::string::npos);
  file.erase("golden.layers");  // another program may leave it out
  CHECK(refusal(reader, file.bytes()).find("layer") == std::string::npos);
}

TEST_CASE("each sample that differs is told, up to 10 of them") {
  const Tensor<float, 12, 1> x;
  File file(Network<Sequential<Dense<1, 2>>>{}, x);
  file.network.layer<0>().bias = Tensor<float, 2>(0.25f, 0.5f);
  std::string expected = "safetensors in memory does not fit:";
  for (int i = 0; i < 10; ++i)
    expected += "\n  golden sample " + std::to_string(i) +
                ": output (1) is 0.5, expected 0; the first layer that differs is layer 0, Dense<1, 2>";
  expected += "\n  2 more golden samples differ";
  CHECK(refusal(Network<Sequential<Dense<1, 2>>>(), file.bytes()) == expected);
}

TEST_CASE("the same weights that compute otherwise are refused") {
  using Other = Sequential<Input<4>, With<BatchNormalization, Epsilon<0.1>>>;
  Tensor<float, 1, 4> x;
  x.fill(1);
  File file(Network<Other>(), x);
  file.dict.architecture.text = architecture_text<Sequential<Input<4>, BatchNormalization>>();
  const auto said = refusal(Network<Sequential<Input<4>, BatchNormalization>>(), file.bytes());
  CHECK(said.find("expected 0.953463; the first layer that differs is layer 0, BatchNormalization") != said.npos);
}

TEST_CASE("rounding is no difference: weights in 16 bits, float in double, double in float") {
  const auto x = samples(50);
  const Network<A> network(Seed{1});
  const auto check = [&](std::string_view type, auto narrow) {
    File file(network, x);
    Halves<decltype(narrow)> halves;
    halves.round(file.dict, type, narrow);
    const auto read = load<A>(file.bytes());
    CHECK_FALSE(same_bits(read, network));  // else this tests nothing
    CHECK(refusal(Network<A, double>(), file.bytes()) == "loaded");
    File wrong(network, x);
    wrong.network.template layer<6>().kernel.data()[9] += 1;
    Halves<decltype(narrow)> others;
    others.round(wrong.dict, type, narrow);
    CHECK(refusal(Network<A>(), wrong.bytes()).find("golden sample") != std::string::npos);
  };
  check("F16", to_float16);
  check("BF16", upper_half);
  CHECK(refusal(Network<A, double>(), save(network, x)) == "loaded");
  CHECK(refusal(Network<A>(), save(Network<A, double>(Seed{1}), samples<double>(50))) == "loaded");
}

TEST_CASE("the tolerance is that of the coarsest type in the file") {
  const auto refused = [](auto network, double off) {
    using Net = decltype(network);
    using T = typename Net::value_type;
    network.template layer<0>().kernel.data()[0] = T(1);
    Tensor<T, 1, 1> x;
    x.fill(T(1));
    File file(network, x);
    file.network.template layer<0>().kernel.data()[0] += T(off);
    return refusal(Net(), file.bytes()) != "loaded";
  };
  using One = Sequential<Dense<1, 1>>;
  CHECK_FALSE(refused(Network<One>(), 0.9e-4));
  CHECK(refused(Network<One>(), 1.1e-4));
  CHECK_FALSE(refused(Network<One, double>(), 0.9e-10));
  CHECK(refused(Network<One, double>(), 1.1e-10));
}

TEST_CASE("golden samples are read as strictly as weights") {
  const Network<A> reader(Seed{2});
  const Network<A> network(Seed{1});
  const auto x = samples();
  const auto said = [&](auto change) {
    File file(network, x);
    change(file);
    const std::string text = refusal(reader, file.bytes());
    return text.substr(text.find("\n  ") + 3);
  };
  CHECK(said([](auto& f) { f.erase("golden.output"); }) ==
        "golden.output is missing in the file, which has golden samples");
  CHECK(said([](auto& f) { f.erase("golden.input"); }) ==
        "golden.input is missing in the file, which has golden samples");
  CHECK(said([](auto& f) { f.tensor("golden.input").extents = {3, 6}; }) ==
        "golden.input has shape (3, 6) in the file, expected samples of shape (2, 3)");
  CHECK(said([](auto& f) { f.tensor("golden.output").extents = {15}; }) ==
        "golden.output has shape (15) in the file, expected samples of shape (5)");
  CHECK(said([](auto& f) { f.tensor("golden.layers").extents = {7, 3}; }) ==
        "golden.layers has shape (7, 3) in the file, expected samples of shape (7)");
  CHECK(said([](auto& f) {
          auto& tensor = f.tensor("golden.output");
          tensor.extents = {2, 5}, tensor.bytes = 40;
        }) == "golden.output has 2 samples in the file, expected those of golden.input, 3");
  CHECK(said([](auto& f) { f.tensor("golden.output").type = "I32"; }) ==
        "golden.output has elements of type I32 in the file, expected F64, F32, F16 or BF16");
  CHECK(said([](auto& f) { f.tensor("golden.layers").name = "golden.other"; }) ==
        "golden.other of shape (3, 7) is only in the file");
  CHECK(said([](auto& f) {
          for (const char* name : names) {
            auto& tensor = f.tensor(name);
            tensor.extents[0] = 0, tensor.bytes = 0;
          }
        }).starts_with("golden.input has no sample in the file\n"));
  CHECK(said([](auto& f) {
          static std::array<float, 15> output;
          auto& tensor = f.tensor("golden.output");
          std::memcpy(output.data(), tensor.data, tensor.bytes);
          output[0] = std::numeric_limits<float>::quiet_NaN();
          tensor.data = reinterpret_cast<const std::byte*>(output.data());
        }).starts_with("golden sample 0: output (0) is "));
}

TEST_CASE("golden samples are finite, and at least one") {
  const Network<A> network;
  CHECK_THROWS_WITH_AS((void)save(network, samples(0)), "golden samples: expected at least 1 sample, found none",
                       ShapeError);
  auto x = samples();
  x(1, 0, 0) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH_AS((void)save(network, x), "golden sample 1 has inf in its input: expected finite numbers",
                       ValueError);
  Network<Sequential<Dense<1, 1>>> large;
  large.layer<0>().bias(0) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH_AS((void)save(large, Tensor<float, 1, 1>()),
                       "golden sample 0 has inf in its output: expected finite numbers", ValueError);
  const Array<float> array{{3, 6}, Tensor<float, dynamic>::with_rows(18)};
  CHECK_THROWS_AS((void)save(network, array), ShapeError);
}

TEST_CASE("a broken file with golden samples is refused or read, and nothing else") {
  using Small = Sequential<Dense<1, 2>, BatchNormalization>;
  Tensor<float, 2, 1> x;
  x.fill(0.5f);
  const auto whole = save(Network<Small>(Seed{1}), x);
  files::Bytes file(whole.size());
  std::memcpy(file.data(), whole.data(), whole.size());
  Network<Small> network(Seed{2});
  const auto before = network;
  files::for_each_broken(file, [&](const files::Bytes& broken, bool shorter) {
    try {
      load(network, std::as_bytes(std::span(broken)));
      REQUIRE_FALSE(shorter);
      network = before;
    } catch (const FormatError&) {
      REQUIRE(same_bits(network, before));
    }
  });
}

namespace {
using Words = Sequential<Input<4>, Embedding<9, 3>, Flatten<>, Dense<5>, Tanh>;
using Pixels = Sequential<Input<2, 3>, Rescaling<1.0 / 255>, Flatten<>, Dense<5>>;
const Tensor<std::int32_t, dynamic, 4> sentences = {{0, 8, 1, 2}, {3, 3, 5, 7}};
const Tensor<std::uint8_t, dynamic, 2, 3> images = {{{0, 1, 127}, {128, 254, 255}}};
}  // namespace

TEST_CASE_TEMPLATE("golden samples of tokens and bytes are stored as such, and run", T, float, double) {
  const Network<Words, T> words(Seed{1});
  CHECK(same_bits(words, load<Words, T>(save(words, sentences))));
  CHECK(save(words, sentences) ==
        save(words, Array<std::int32_t>{{2, 4}, Tensor<std::int32_t, dynamic>(sentences.flat())}));
  const Network<Pixels, T> pixels(Seed{1});
  CHECK(same_bits(pixels, load<Pixels, T>(save(pixels, images))));
  File of_words(words, sentences);
  File of_pixels(pixels, images);
  CHECK(of_words.tensor("golden.input").type == "I32");
  CHECK(of_words.tensor("golden.output").type == detail::storage::stored_code<T>());
  CHECK(of_pixels.tensor("golden.input").type == "U8");

  of_words.network.template layer<0>().embeddings(7, 1) += T(1);
  CHECK(refusal(of_words.network, of_words.bytes()).find("golden sample 1: output (") != std::string::npos);
  CHECK(refusal(of_words.network, of_words.bytes()).find("the first layer that differs is layer 0, Embedding<9, 3>") !=
        std::string::npos);
}

TEST_CASE("golden tokens may be the int64 of PyTorch, but no other numbers, and no others than the vocabulary has") {
  File file(Network<Words>(Seed{1}), sentences);
  const auto with = [&](auto number, std::string_view type) {
    std::vector<decltype(number)> elements(8);
    for (std::size_t i = 0; i < 8; ++i) elements[i] = static_cast<decltype(number)>(sentences.data()[i]);
    if (number != 0) elements[1] = number;
    auto& input = file.tensor("golden.input");
    input.type = type;
    input.bytes = sizeof number * 8;
    input.data = reinterpret_cast<const std::byte*>(elements.data());
    return refusal(file.network, file.bytes());
  };
  CHECK(with(std::int32_t{}, "I32") == "loaded");
  CHECK(with(std::int64_t{}, "I64") == "loaded");
  CHECK(with(float{}, "F32").find("golden.input has elements of type F32 in the file, expected I32 or I64") !=
        std::string::npos);
  CHECK(with(std::uint8_t{}, "U8").find("golden.input has elements of type U8 in the file, expected I32 or I64") !=
        std::string::npos);
  for (const std::int64_t unknown :
       {std::int64_t{9}, std::int64_t{-1}, (std::int64_t{1} << 32) + 8, std::int64_t{1} << 62})
    CHECK(with(unknown, "I64").find("golden sample 0: output (0) is nan") != std::string::npos);
}
