// reason: does not compile when it is fixed
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

Checked<two<is_not<3>>> checked;
