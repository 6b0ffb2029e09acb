// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstring>
#include <limits>
#include <type_traits>

#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/tensor/storage.hpp>
#include <dovetail/training/checks.hpp>

/// Records of parameters, states and gradients, without their types.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// Numbers that follow each other in memory.
template <class T>
struct Numbers {
  const T* data = nullptr;
  std::size_t count = 0;

  bool all_within(T limit) const { return training::first_beyond(limit, data, count) == count; }
};
/// The elements of a tensor, whatever its shape; or a number beside tensors, as the steps of Adam.
template <class T>
struct Elements {
  void* data;
  std::size_t bytes;
  Numbers<T> numbers{};  ///< none if they are of another type
};

/// A record whose tensors are visited by one function for all shapes: a network compiles the walk alone, and all that
/// is done on the way is compiled once.
template <class T>
class AnyRecord {
 public:
  template <class R>
  explicit AnyRecord(R& record) : record_(&record), visit_(visit<R>) {}

  /// Calls f(path, elements) for each tensor, and for each number beside them.
  template <class F>
  void for_each(F&& f) const {
    const auto call = [](void* of, const TensorPath& path, Elements<T> all) {
      (*static_cast<std::remove_reference_t<F>*>(of))(path, all);
    };
    visit_(record_, {&f, call});
  }

  /// Whether no number is beyond the limit, or NaN.
  [[gnu::cold]] bool all_within(T limit) const {
    bool all = true;
    for_each([&](const TensorPath&, Elements<T> tensor) { all = all && tensor.numbers.all_within(limit); });
    return all;
  }

 private:
  struct Visitor {
    using leaves_out_what_is_not_trained = void;
    void* of;
    void (*call)(void*, const TensorPath&, Elements<T>);
    void operator()(const TensorPath& path, auto& tensor) const {
      using U = typename std::remove_cvref_t<decltype(tensor)>::value_type;
      Elements<T> all{tensor.data(), tensor.size() * sizeof(U)};
      if constexpr (std::same_as<U, T>) all.numbers = {tensor.data(), tensor.size()};
      call(of, path, all);
    }
    // A field of an optimizer's state.
    void go_on(const char* name, auto& field) const {
      const TensorPath top, path{&top, name};
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (std::is_arithmetic_v<Field>)
        call(of, path, {&field, sizeof field});
      else if constexpr (layers::is_record<Field>)
        for_each_tensor(*this, path, field);
      else
        visit<Field>(&field, *this);  // what an optimizer inside keeps
    }
  };
  template <class R>
  [[gnu::cold]] static void visit(void* of, const Visitor& visitor) {
    R& record = *static_cast<R*>(of);
    if constexpr (hana::Struct<R>::value)
      hana::unpack(hana::accessors<R>(), [&](auto... field) {
        (visitor.go_on(hana::first(field).c_str(), hana::second(field)(record)), ...);
      });
    else
      for_each_tensor(visitor, record);
  }

  void* record_;
  void (*visit_)(void*, const Visitor&);
};

/// The bytes of a record, to be put back where they were.
class Kept {
 public:
  bool empty() const { return bytes_.size() == 0; }
  template <class T>
  void keep(AnyRecord<T> record) {
    std::size_t size = 0;
    record.for_each([&](const TensorPath&, Elements<T> all) { size += all.bytes; });
    if (size != bytes_.size()) bytes_ = tensor::Block<std::byte>::unfilled(size, 1);
    move(record, [](void* tensor, void* kept, std::size_t bytes) { std::memcpy(kept, tensor, bytes); });
  }
  template <class T>
  void put_back(AnyRecord<T> record) {
    move(record, [](void* tensor, void* kept, std::size_t bytes) { std::memcpy(tensor, kept, bytes); });
  }

 private:
  template <class T>
  void move(AnyRecord<T> record, void (*copy)(void*, void*, std::size_t)) {
    std::byte* kept = bytes_.data();
    record.for_each([&](const TensorPath&, Elements<T> all) {
      copy(all.data, kept, all.bytes);
      kept += all.bytes;
    });
  }

  tensor::Block<std::byte> bytes_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
