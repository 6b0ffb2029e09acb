// reason: does not compile without output when it is fixed
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

int main() {
  int unused = 0;
#ifndef FIXED
  Checked<two<is_not<3>>> checked;
#endif
}
