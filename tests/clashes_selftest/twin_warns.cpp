// reason: has a twin that does not compile in silence
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

int main() {
  int unused = 0;
#ifndef TWIN
  Checked<two<is_not<3>>> checked;
#endif
}
