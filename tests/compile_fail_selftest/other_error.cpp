// reason: does not say: static assertion failed
// text: dovetail: two is not three
// type: no<two<is_not<3>>::text>
#ifndef FIXED
int two = "three";
#endif
