// reason: has a twin that does not compile
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#include "sentence.hpp"

Checked<two<is_not<3>>> checked;
