// SPDX-License-Identifier: MIT
#pragma once
#include <initializer_list>
#include <string_view>

#include <dovetail/explain/name_of.hpp>

// A problem is its name: the sentence about it is read off the name of its class.
//
//   layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>, write<Dense<100, 10>>>
//   layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>
//
// A class of detail::problems is a phrase: its underscores are spaces, and a capital on its own stands for the next
// argument, as in axis_N_is_named_twice_for_shape<2, Shape<2, 3>>, and "equals" for "=". The other arguments follow the
// name. Everything else is a value and keeps its name, but Shape<2, 3>, and numbers after a phrase that ends in
// "shape", are "(2, 3)".
namespace dovetail::inline DOVETAIL_TARGET::detail::explain {

constexpr bool take(std::string_view& from, std::string_view what) {
  if (!from.starts_with(what)) return false;
  from.remove_prefix(what.size());
  return true;
}

// Takes the first of some template arguments, with the comma after it.
constexpr std::string_view take_argument(std::string_view& list) {
  std::size_t n = 0;
  for (int depth = 0; n < list.size() && (depth > 0 || list[n] != ','); ++n) {
    const char c = list[n];
    depth += (c == '<' || c == '(' || c == '{') - (c == '>' || c == ')' || c == '}');
  }
  auto argument = list.substr(0, n);
  list.remove_prefix(n);
  while (take(list, ",") || take(list, " ")) {
  }
  while (argument.ends_with(' ')) argument.remove_suffix(1);  // g++ writes "> >"
  return argument;
}

// What stands between < and > of a name.
constexpr std::string_view arguments_of(std::string_view name) {
  const std::size_t open = name.find('<');
  if (open == name.npos) return {};
  name.remove_prefix(open + 1);
  name.remove_suffix(1);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

constexpr bool is_extent(std::string_view value) {
  return (value.front() >= '0' && value.front() <= '9') || value.starts_with("None");
}
// "(2, None)" of "2, 18446744073709551615" and of "2, None{}".
constexpr void say_shape(words& out, std::string_view list) {
  out << "(";
  for (std::string_view between; !list.empty(); between = ", ") {
    const auto extent = take_argument(list);
    out << between << (extent.starts_with("None") || extent.size() == 20 ? "None" : extent);
  }
  out << ")";
}

// Whether a name is of detail::problems: not a shape, and not the type of a function, which stands for code.
constexpr bool is_phrase(std::string_view name) {
  name.remove_prefix(own_prefix(name));
  return take(name, "detail::problems::") && !name.starts_with("shape<") && !name.ends_with(')');
}
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_macro(std::string_view word) { return word.size() > 1 && is_capital(word[0]) && is_capital(word[1]); }
constexpr bool begins_with_one_of(std::string_view phrase, std::initializer_list<std::string_view> words) {
  for (const auto word : words)
    if (take(phrase, word)) return phrase.empty() || phrase.front() == '_' || phrase.front() == '<';
  return false;
}

// Drops the namespaces of a name that is dovetail's: Gives::logits keeps its class.
constexpr void drop_own_scopes(std::string_view& name) {
  if (own_prefix(name) == 0) return;
  while (!is_capital(name.front()) && name.find("::") < name.find_first_of("<("))
    name.remove_prefix(name.find("::") + 2);
}

// "element" of "elements", as in "1 element".
constexpr std::string_view singular(std::string_view word) {
  if (word == "axes") return "axis";
  if (word == "indices") return "index";
  return word == "elements" || word == "layers" || word == "outputs" || word == "inputs" || word == "parameters"
             ? word.substr(0, word.size() - 1)
             : word;
}

// Says one name: a phrase with its arguments, or a value. The path is "2." in a container that is layer 2.
[[gnu::cold]] constexpr void say(words& out, const words& path, std::string_view name) {
  const bool own = own_prefix(name) > 0, value = !is_phrase(name);
  drop_own_scopes(name);
  if (own && (name.starts_with("Shape<") || name.starts_with("shape<"))) return say_shape(out, arguments_of(name));
  if (value) return void(out << (name.starts_with("None") ? words() << "None" : plain_name(name)));
  auto list = arguments_of(name);
  auto rest = name.substr(0, name.find('<'));
  if (rest == "inside_layer") return say(out, words(path) << take_argument(list) << ".", list);

  bool predicate = false;  // of its own: then what follows are clauses
  std::string_view word, count;
  while (!rest.empty()) {
    const auto before = word;
    word = rest.substr(0, rest.find('_'));
    rest.remove_prefix(word.size() + (word.size() < rest.size()));
    if (!before.empty()) out << (is_macro(before) && is_macro(word) ? "_" : " ");  // BOOST_HANA_DEFINE_STRUCT
    if (word.size() == 1 && is_capital(word[0])) {
      count = take_argument(list);
      say(before == "layer" ? out << path : out, path, count);
      predicate = true;
    } else {
      out << (word == "equals" ? "=" : count == "1" ? singular(word) : word);
      count = {};
    }
  }
  if (word == "shape" && name.ends_with('>') && (list.empty() || is_extent(list))) return say_shape(out << " ", list);
  for (int values = 0, phrases = predicate; !list.empty();) {
    const auto argument = take_argument(list);
    auto next = argument;
    drop_own_scopes(next);
    if (!is_phrase(argument)) {
      out << (values + (phrases > predicate) == 0 ? " " : word == "shapes" && list.empty() ? " and " : ", ");
      say(word == "layer" && values == 0 ? out << path : out, path, argument);
      ++values;
    } else {
      const bool fix = begins_with_one_of(next, {"write", "put", "state", "name", "leave"});
      const bool clause = begins_with_one_of(next, {"but", "or", "and", "which", "such", "the"});
      out << (fix ? ": " : clause || values > 1 || phrases > 0 ? ", " : " ");
      say(out, path, argument);
      ++phrases;
    }
  }
}
}  // namespace dovetail::inline DOVETAIL_TARGET::detail::explain
