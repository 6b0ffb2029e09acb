// SPDX-License-Identifier: MIT
#include <dovetail/training/progress.hpp>

#include <doctest/doctest.h>

#include <regex>

#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <training/captured.hpp>

using namespace dovetail;

namespace {

const std::string time_text = "[0-9]+(\\.[0-9])?s [0-9]+(us|ms|s)/step";

/// Two epochs of three steps.
void print(int verbose, bool validates) {
  const Result<Accuracy, MeanAbsoluteError> result{0.12344, {}}, validation{12.5, {}};
  Progress progress(verbose, 2, 3);
  for (int epoch = 0; epoch < 2; ++epoch) {
    progress.begin_epoch(epoch);
    for (std::size_t done = 1; done <= 3; ++done) progress.step(done, result);
    progress.end_epoch(result, validates ? &validation : nullptr);
  }
}
std::string in_file(int verbose, bool validates) {
  return captured::in_file([=] { print(verbose, validates); });
}
std::string on_terminal(int verbose, bool validates) {
  return captured::on_terminal([=] { print(verbose, validates); });
}
void matches(const std::string& text, const std::string& pattern) {
  CAPTURE(text);
  CHECK(std::regex_match(text, std::regex(pattern)));
}

}  // namespace

TEST_CASE("where there is no terminal, an epoch is a line") {
  const std::string numbers = " - loss: 0\\.1234 - accuracy: 0\\.0000 - mean_absolute_error: 0\\.0000";
  const std::string validation = " - val_loss: 12\\.5000 - val_accuracy: 0\\.0000 - val_mean_absolute_error: 0\\.0000";
  for (const int verbose : {1, 2}) {
    matches(in_file(verbose, false), "Epoch 1/2 - " + time_text + numbers + "\nEpoch 2/2 - " + time_text + numbers + "\n");
    matches(in_file(verbose, true),
            "Epoch 1/2 - " + time_text + numbers + validation + "\nEpoch 2/2 - " + time_text + numbers + validation + "\n");
  }
}

TEST_CASE("verbose 0 prints nothing") {
  CHECK(in_file(0, true).empty());
  CHECK(on_terminal(0, true).empty());
}

TEST_CASE("verbose 2 prints lines on a terminal too") {
  const std::string text = on_terminal(2, false);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("Epoch 1/2 - ") == 0);
}

TEST_CASE("on a terminal a bar moves; the last one stays, with the validation") {
  std::string full;
  for (int i = 0; i < 20; ++i) full.append("\u2501");
  const std::string bar = "\r3/3 " + full + " " + time_text + " - loss: 0\\.1234 - accuracy: 0\\.0000 - mean_absolute_error: 0\\.0000";
  const std::string validation = " - val_loss: 12\\.5000 - val_accuracy: 0\\.0000 - val_mean_absolute_error: 0\\.0000";
  const std::string clear = "\x1b\\[K";
  const auto epoch = [&](const std::string& number, const std::string& more) {
    // Steps before the last one are drawn where a tenth of a second has gone by.
    return "Epoch " + number + "/2\r\n(\r[12]/3 [^\r]*)*" + bar + clear + bar + more + clear + "\r\n";
  };
  matches(on_terminal(1, false), epoch("1", "") + epoch("2", ""));
  matches(on_terminal(1, true), epoch("1", validation) + epoch("2", validation));
}
