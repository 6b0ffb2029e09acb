# Says what CMake does not: a project that asks for no build type is compiled without optimization.
get_property(dovetail_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT dovetail_multi_config AND NOT CMAKE_CXX_FLAGS MATCHES "-O[1-3s]")
  message(NOTICE "dovetail: no CMAKE_BUILD_TYPE, so nothing is optimized, and training is hundreds of times slower: "
    "configure with -DCMAKE_BUILD_TYPE=Release")
endif()
