# dovetail_development: the options of this project's own programs. Nothing here reaches a consumer.
add_library(dovetail_development INTERFACE)
target_compile_options(dovetail_development INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# This machine. Clang 19 warns of its own -march=native where that has AVX10.1.
set(dovetail_native -march=native)
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-Wno-invalid-feature-combination DOVETAIL_HAS_FEATURE_WARNING)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND DOVETAIL_HAS_FEATURE_WARNING)
  list(APPEND dovetail_native -Wno-invalid-feature-combination)
endif()
if(DOVETAIL_NATIVE)
  check_cxx_compiler_flag(-march=native DOVETAIL_HAS_NATIVE)
  if(DOVETAIL_HAS_NATIVE)
    target_compile_options(dovetail_development INTERFACE ${dovetail_native})
  endif()
endif()

if(DOVETAIL_SANITIZE)
  target_compile_options(dovetail_development INTERFACE
    -fsanitize=${DOVETAIL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)                  # with these, a pointer beside null is no constant expression
    target_compile_options(dovetail_development INTERFACE
      -fno-sanitize=null,nonnull-attribute,returns-nonnull-attribute)
  endif()
  target_link_options(dovetail_development INTERFACE -fsanitize=${DOVETAIL_SANITIZE})
endif()
