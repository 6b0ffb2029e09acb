// The least that says a sentence on each compiler, so that these cases need no header of dovetail.
#pragma once

struct Text {
  char chars[40]{};
  constexpr unsigned long size() const {
    unsigned long n = 0;
    while (chars[n] != 0) ++n;
    return n;
  }
  constexpr const char* data() const { return chars; }
};

template <int>
struct is_not;
template <class>
struct two {
  static constexpr Text text{"dovetail: two is not three"};
};
struct none {
  static constexpr Text text{};
};
template <Text T>
inline constexpr bool no = T.size() == 0;

#if __cpp_static_assert >= 202306L
#define MESSAGE(text) text
#else
#define MESSAGE(text) "dovetail: something is not something"
#endif

template <class Problem>
struct Checked {
  static_assert(no<Problem::text>, MESSAGE(Problem::text));
};
