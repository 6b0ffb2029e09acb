// reason: gives [0-9]+ lines, more than 14
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
// flags: -ftemplate-backtrace-limit=0
#include "sentence.hpp"

// Two templates in turn: g++ would leave out the steps of one that names itself.
template <class Problem, int Steps>
struct even;
template <class Problem, int Steps>
struct odd {
  even<Problem, Steps - 1> next;
};
template <class Problem, int Steps>
struct even {
  odd<Problem, Steps - 1> next;
};
template <class Problem>
struct even<Problem, 0> {
  Checked<Problem> checked;
};

#ifdef FIXED
even<none, 20> steps;
#else
even<two<is_not<3>>, 20> steps;
#endif
