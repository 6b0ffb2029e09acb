// SPDX-License-Identifier: MIT
#include <dovetail/training/progress.hpp>

#include <doctest/doctest.h>

#include <string>

#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <training/captured.hpp>

using namespace dovetail;

namespace {

/// Two epochs of three steps.
void print(int verbose, bool validates) {
  const Result<Accuracy, MeanAbsoluteError> result{0.12344, {}}, validation{12.5, {}};
  detail::training::Progress progress(verbose, 2, 3);
  for (int epoch = 0; epoch < 2; ++epoch) {
    progress.begin_epoch(epoch);
    for (std::size_t done = 1; done <= 3; ++done) progress.step(done, result);
    progress.end_epoch(result, validates ? &validation : nullptr);
  }
}

/// "0.0s 12us/step", or s or ms in place of us, becomes "TIME".
std::string without_times(std::string text) {
  const auto number_before = [&](std::size_t end) {  // of what comes before it, the first digit
    const std::size_t before = text.find_last_not_of("0123456789.", end - 1);
    REQUIRE(before + 1 < end);
    return before + 1;
  };
  for (std::size_t step = 0; (step = text.find("/step", step)) != std::string::npos;) {
    const std::size_t each = number_before(text.find_last_of("0123456789", step) + 1);
    const std::size_t end = text.find_first_not_of("0123456789", each);
    const std::string unit = text.substr(end, step - end);
    CHECK((unit == "us" || unit == "ms" || unit == "s"));
    REQUIRE(text.substr(each - 2, 2) == "s ");
    const std::size_t first = number_before(each - 2);
    text.replace(first, step + 5 - first, "TIME");
    step = first;
  }
  return text;
}

std::string in_file(int verbose, bool validates) {
  return without_times(captured::in_file([=] { print(verbose, validates); }));
}
/// Less the bars of steps before the last one, which are drawn where a tenth of a second has gone by.
std::string on_terminal(int verbose, bool validates) {
  std::string text = without_times(captured::on_terminal([=] { print(verbose, validates); }));
  for (const char* const early : {"\r1/3 ", "\r2/3 "})
    for (std::size_t i = 0; (i = text.find(early)) != std::string::npos;) text.erase(i, text.find('\r', i + 1) - i);
  return text;
}

const std::string numbers = " - loss: 0.1234 - accuracy: 0.0000 - mean_absolute_error: 0.0000";
const std::string validation = " - val_loss: 12.5000 - val_accuracy: 0.0000 - val_mean_absolute_error: 0.0000";

}  // namespace

TEST_CASE("where there is no terminal, an epoch is a line") {
  for (const int verbose : {1, 2}) {
    CHECK(in_file(verbose, false) == "Epoch 1/2 - TIME" + numbers + "\nEpoch 2/2 - TIME" + numbers + "\n");
    CHECK(in_file(verbose, true) ==
          "Epoch 1/2 - TIME" + numbers + validation + "\nEpoch 2/2 - TIME" + numbers + validation + "\n");
  }
}

TEST_CASE("verbose 0 prints nothing") {
  CHECK(in_file(0, true).empty());
  CHECK(on_terminal(0, true).empty());
}

TEST_CASE("verbose 2 prints lines on a terminal too") {
  CHECK(on_terminal(2, false) == "Epoch 1/2 - TIME" + numbers + "\r\nEpoch 2/2 - TIME" + numbers + "\r\n");
}

TEST_CASE("on a terminal a bar moves; the last one stays, with the validation") {
  std::string full;
  for (int i = 0; i < 20; ++i) full.append("\u2501");
  const std::string bar = "\r3/3 " + full + " TIME" + numbers, clear = "\x1b[K";
  const auto epoch = [&](const std::string& number, const std::string& more) {
    return "Epoch " + number + "/2\r\n" + bar + clear + bar + more + clear + "\r\n";
  };
  CHECK(on_terminal(1, false) == epoch("1", "") + epoch("2", ""));
  CHECK(on_terminal(1, true) == epoch("1", validation) + epoch("2", validation));
}
