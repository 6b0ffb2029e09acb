// SPDX-License-Identifier: MIT
#pragma once
#include <bit>

#include <dovetail/storage/model.hpp>
#include <dovetail/storage/writable.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::storage {

/// Numbers that a backup has besides those of its model, by their names in the file.
using BackupNumbers = std::map<std::string, std::uint64_t>;

// What tells one fit from another, as far as it is quickly computed.
[[gnu::cold]] inline BackupNumbers numbers_of(const FitOptions& options, std::uint64_t epochs, std::size_t samples,
                                              std::size_t val_samples, const StateDict<std::byte>& dict) {
  std::uint64_t hash = fnv1a({});
  for (const auto& tensor : dict.tensors)
    hash = fnv1a({reinterpret_cast<const char*>(tensor.data), tensor.bytes}, hash);
  return {{"fit.start", epochs},
          {"fit.seed", options.seed.value},
          {"fit.samples", samples},
          {"fit.batch_size", static_cast<std::uint64_t>(options.batch_size)},
          {"fit.shuffle", options.shuffle},
          {"fit.val_samples", val_samples},
          {"fit.weights", hash}};
}

// Adds how the file differs from one of this fit. Returns how many epochs of this fit it has.
[[gnu::cold]] inline std::size_t compare_fits(const StoredHeader& header, const BackupNumbers& expected, int epochs,
                                              Differences& differences) {
  const bool same_network = differences.empty();
  for (const auto& [name, value] : expected) {
    const std::string_view found = metadata_text(header, "dovetail." + name);
    if (found == sentence({value})) continue;
    if (name != "fit.weights") {
      differences.add({name, " is \"", printable(found), "\" in the file, expected ", value});
    } else if (same_network) {
      differences.add("the fit in the file started from other weights");
    }
  }
  const std::string_view text = metadata_text(header, "dovetail.epochs");
  std::uint64_t done = 0;
  std::from_chars(text.data(), text.data() + text.size(), done);
  const std::uint64_t start = expected.at("fit.start"), end = start + static_cast<std::uint64_t>(epochs);
  if (done >= start && done <= end) return done - start;
  differences.add({"epochs is \"", printable(text), "\" in the file, expected ", start, " to ", end});
  return 0;
}

// Adds a number for each value of a history of that many epochs.
[[gnu::cold]] void add_history(BackupNumbers& numbers, auto& history, bool validates, std::size_t epochs) {
  history.for_each([&](const std::string& name, const std::vector<double>& values) {
    if (!validates && name.starts_with("val_")) return;
    for (std::size_t i = 0; i < epochs; ++i)
      numbers[sentence({"fit.", name, ".", i})] = i < values.size() ? std::bit_cast<std::uint64_t>(values[i]) : 0;
  });
}
[[gnu::cold]] void take_history(const BackupNumbers& numbers, auto& history) {
  history.for_each([&](const std::string& name, std::vector<double>& values) {
    for (auto at = numbers.end(); (at = numbers.find(sentence({"fit.", name, ".", values.size()}))) != numbers.end();)
      values.push_back(std::bit_cast<double>(at->second));
  });
}

template <class Byte>
[[gnu::cold]] void add_numbers(StateDict<Byte>& dict, BackupNumbers& numbers) {
  for (auto& [name, value] : numbers) dict.counters.push_back({name, &value});
}

}  // namespace detail::storage

/// A callback of fit that continues a fit that was interrupted: model.fit(x, y, options, BackupAndRestore{"a.backup"}).
/// It saves the model and the history after each epoch, the file whole or not at all; a fit that finds the file
/// continues after the last epoch in it, and ends with the same bits as one that was never interrupted. Pass it as the
/// last callback: then what the others do after an epoch is done, or done again. The file is deleted when the fit ends.
/// Throws FormatError for the file of another fit, which you delete by hand.
struct BackupAndRestore {
  std::string path;               ///< names the file: one per fit of a program
  bool delete_checkpoint = true;  ///< false keeps the file; running the same fit again then trains nothing

  detail::storage::BackupNumbers fit_numbers{};  ///< tells the running fit from others

  /// Restores the model from the file, if there is one.
  [[gnu::cold]] void on_train_begin(auto& fit) {
    detail::storage::check_writable(path);
    for (int n = 0; ::unlink(detail::sentence({path, ".tmp", n}).c_str()) == 0;) ++n;  // of a write that was killed
    const auto dict = detail::storage::model_state_dict(fit.model);
    fit_numbers = detail::storage::numbers_of(fit.options, fit.model.epochs(), fit.samples, fit.val_samples, dict);
    if (::access(path.c_str(), F_OK) == 0 || errno != ENOENT) restore(fit, dict);
  }
  /// Saves the model and the history.
  [[gnu::cold]] void on_epoch_end(auto& fit) const {
    detail::storage::BackupNumbers numbers = fit_numbers;
    numbers["fit.stop_training"] = fit.stop_training;
    detail::storage::add_history(numbers, fit.history, fit.val_samples > 0, fit.history.loss.size());
    auto dict = detail::storage::model_state_dict(std::as_const(fit.model));
    detail::storage::add_numbers(dict, numbers);
    detail::storage::write(dict, path);
  }
  /// Deletes the file, unless it is to be kept.
  [[gnu::cold]] void on_train_end(auto&) const {
    if (delete_checkpoint) detail::storage::delete_file(path);
  }

 private:
  [[gnu::cold]] void restore(auto& fit, detail::storage::StateDict<std::byte> dict) const {
    const detail::data::FileReader file(path);
    const detail::storage::StoredHeader header = detail::storage::read_header(file, path);
    detail::storage::Differences differences(dict.architecture);
    detail::storage::compare(header, dict, differences);
    const std::size_t epochs = detail::storage::compare_fits(header, fit_numbers, fit.epochs, differences);
    differences.refuse(path);

    typename std::remove_reference_t<decltype(fit)>::History history;
    detail::storage::BackupNumbers numbers{{"fit.stop_training", 0}};
    detail::storage::add_history(numbers, history, fit.val_samples > 0, epochs);
    detail::storage::add_numbers(dict, numbers);
    detail::storage::read(file, path, dict, detail::storage::NetworkPredictor(fit.model.network()));
    detail::storage::take_history(numbers, history);
    fit.stop_training = numbers["fit.stop_training"] != 0;
    fit.resume(std::move(history));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
