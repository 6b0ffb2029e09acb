# Other people's projects, with their own flags: the sanitizers of this build would find nothing new here.
# Those that take long are labelled "heavy". Included by tests/CMakeLists.txt after compile_fail_tests.cmake, whose
# file of options has the include folders: so dovetail's are a plain -I, and its warnings are the consumer's.
if(DOVETAIL_SANITIZE OR NOT TARGET dovetail::data)
  return()
endif()
set(consumers ${CMAKE_CURRENT_LIST_DIR})
set(consumer_folder ${CMAKE_CURRENT_BINARY_DIR}/consumers)
file(MAKE_DIRECTORY ${consumer_folder})
set(consumer_flags -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# add_consumer(<name> [HEAVY] [COMPILER <command>] [SOURCES <file>...] [FLAGS <flag>...]
#              [LAUNCHER <command>...] [ARGUMENTS <argument>...])
# Two tests: consumers.<name>.compile, of SOURCES (program.cpp) with FLAGS, and consumers.<name>, which runs it.
function(add_consumer name)
  cmake_parse_arguments(PARSE_ARGV 1 the HEAVY COMPILER "SOURCES;FLAGS;LAUNCHER;ARGUMENTS")
  if(NOT the_COMPILER)
    set(the_COMPILER ${CMAKE_CXX_COMPILER})
  endif()
  if(NOT the_SOURCES)
    set(the_SOURCES program.cpp)
  endif()
  list(TRANSFORM the_SOURCES PREPEND ${consumers}/)
  set(program ${consumer_folder}/${name})

  add_test(NAME consumers.${name}.compile
    COMMAND ${the_COMPILER} ${consumer_flags} @${plain_options} ${the_FLAGS} ${the_SOURCES} -o ${program})
  add_test(NAME consumers.${name} COMMAND ${the_LAUNCHER} ${program} ${the_ARGUMENTS})
  set_tests_properties(consumers.${name}.compile PROPERTIES TIMEOUT 600 FIXTURES_SETUP consumers.${name})
  set_tests_properties(consumers.${name} PROPERTIES TIMEOUT 120 FIXTURES_REQUIRED consumers.${name})
  if(the_HEAVY)
    set_tests_properties(consumers.${name}.compile consumers.${name} PROPERTIES LABELS heavy)
  endif()
endfunction()

if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(on_x86 TRUE)
  set(plain_architecture sse2)
endif()
add_consumer(plain FLAGS -O2 ARGUMENTS ${plain_architecture})
add_consumer(c++23 FLAGS -std=c++2b -O1)
add_consumer(no_exceptions FLAGS -O1 -fno-exceptions -fno-rtti)
add_consumer(unoptimized FLAGS -O0)
add_consumer(assertions FLAGS -O1 -D_GLIBCXX_ASSERTIONS)

# What is promised with -ffast-math, and what is refused: see docs/builds.md.
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_consumer(fast_math FLAGS -O3 -ffast-math -fno-finite-math-only)
  set(refused -ffast-math)
else()
  add_consumer(fast_math FLAGS -O3 -ffast-math)
  set(refused -ffast-math -fno-finite-math-only)
endif()
if(on_x86 OR CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_test(NAME consumers.fast_math_refused
    COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 @${plain_options} ${refused} -E ${consumers}/program.cpp -o /dev/null)
  set_tests_properties(consumers.fast_math_refused PROPERTIES TIMEOUT 60 PASS_REGULAR_EXPRESSION "error \"dovetail: ")
endif()

if(on_x86)
  file(STRINGS /proc/cpuinfo has_avx2 REGEX "flags.* fma .* avx2 " LIMIT_COUNT 1)
  if(has_avx2)
    add_consumer(avx2 FLAGS -O1 -mavx2 -mfma ARGUMENTS avx2)
  else()
    message(STATUS "dovetail: this machine has no AVX2, so no test consumers.avx2")
  endif()
endif()

# Two translation units that include every header.
set(every_header "")
foreach(target dovetail ${dovetail_components})
  if(NOT target STREQUAL dovetail)
    set(target dovetail_${target})
  endif()
  get_target_property(of_target ${target} HEADER_SET)
  list(TRANSFORM of_target REPLACE "^.*/include/(dovetail/.*)$" "#include <\\1>\n")
  string(APPEND every_header ${of_target})
endforeach()
file(CONFIGURE OUTPUT ${consumer_folder}/every_header.hpp CONTENT "${every_header}")
set(eigen_folder "")
if(TARGET Eigen3::Eigen)
  get_target_property(eigen_folder Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
  list(PREPEND eigen_folder -isystem)
endif()
add_consumer(two_units SOURCES program.cpp unit.cpp
  FLAGS -O0 ${eigen_folder} -include ${consumer_folder}/every_header.hpp -lz ${csv_library})

find_package(Eigen3 QUIET)
if(TARGET Eigen3::Eigen)
  add_consumer(eigen HEAVY SOURCES eigen.cpp
    FLAGS -O1 -isystem $<TARGET_PROPERTY:Eigen3::Eigen,INTERFACE_INCLUDE_DIRECTORIES>)
else()
  message(STATUS "dovetail: no Eigen, so no test consumers.eigen")
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  add_consumer(sanitized HEAVY FLAGS -O1 -fsanitize=address,undefined -fno-sanitize-recover=all)

  # /usr/include has the headers of Hana and xsimd, which suit any architecture: last, since the rest is for this one.
  find_program(DOVETAIL_AARCH64_CXX aarch64-linux-gnu-g++)
  find_program(DOVETAIL_QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
  if(DOVETAIL_AARCH64_CXX AND DOVETAIL_QEMU_AARCH64)
    add_consumer(aarch64 HEAVY COMPILER ${DOVETAIL_AARCH64_CXX} FLAGS -O1 -static -idirafter /usr/include
      LAUNCHER ${DOVETAIL_QEMU_AARCH64} ARGUMENTS neon)
  else()
    message(STATUS "dovetail: no g++-aarch64-linux-gnu or no qemu-user, so no test consumers.aarch64")
  endif()
endif()

# add_cmake_consumer(<folder> <option>...): a CMake project, configured, built and run.
function(add_cmake_consumer name)
  add_test(NAME consumers.${name} COMMAND ${CMAKE_CTEST_COMMAND}
    --build-and-test ${consumers}/${name} ${consumer_folder}/${name}
    --build-generator ${CMAKE_GENERATOR} --build-makeprogram ${CMAKE_MAKE_PROGRAM}
    --build-options -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_BUILD_TYPE=Release
      -DBoost_DIR=${Boost_DIR} -Dxsimd_DIR=${xsimd_DIR} ${ARGN}
    --test-command consumer)
  set_tests_properties(consumers.${name} PROPERTIES TIMEOUT 300)
endfunction()
add_cmake_consumer(add_subdirectory -DDOVETAIL=${PROJECT_SOURCE_DIR})
add_cmake_consumer(fetch_content -DDOVETAIL=${PROJECT_SOURCE_DIR})
set_tests_properties(consumers.fetch_content PROPERTIES LABELS heavy)
add_cmake_consumer(shared_library -DDOVETAIL=${PROJECT_SOURCE_DIR})

# From a copy installed for this test. Fetched dependencies are not installed.
if(DOVETAIL_INSTALL AND NOT "hana" IN_LIST dovetail_fetched AND NOT "xsimd" IN_LIST dovetail_fetched)
  set(installed ${consumer_folder}/installed)
  add_test(NAME consumers.forget COMMAND ${CMAKE_COMMAND} -E rm -rf ${installed})
  add_test(NAME consumers.install COMMAND
    ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --config $<CONFIG> --prefix ${installed})
  set_tests_properties(consumers.forget PROPERTIES TIMEOUT 60 FIXTURES_SETUP old_copy)
  set_tests_properties(consumers.install PROPERTIES
    TIMEOUT 60 FIXTURES_REQUIRED old_copy FIXTURES_SETUP installed_copy)

  add_cmake_consumer(find_package -DCMAKE_PREFIX_PATH=${installed})
  set_tests_properties(consumers.find_package PROPERTIES FIXTURES_REQUIRED installed_copy)

  find_program(DOVETAIL_PKG_CONFIG pkg-config)
  if(DOVETAIL_PKG_CONFIG)
    set(program ${consumer_folder}/pkg_config)
    add_test(NAME consumers.pkg_config COMMAND sh -c "set -e
      flags=$('${DOVETAIL_PKG_CONFIG}' --cflags --libs 'dovetail >= 0.1' dovetail-data)
      '${CMAKE_CXX_COMPILER}' -std=c++20 -O1 '${consumers}/program.cpp' $flags -o '${program}'
      '${program}'")
    set_tests_properties(consumers.pkg_config PROPERTIES TIMEOUT 300 FIXTURES_REQUIRED installed_copy
      ENVIRONMENT PKG_CONFIG_PATH=${installed}/${CMAKE_INSTALL_DATADIR}/pkgconfig)
  else()
    message(STATUS "dovetail: no pkg-config, so no test consumers.pkg_config")
  endif()
endif()

if(Python3_FOUND)
  add_test(NAME consumers.packaging
    COMMAND Python3::Interpreter ${consumers}/packaging.py ${PROJECT_SOURCE_DIR} ${CMAKE_COMMAND})
  set_tests_properties(consumers.packaging PROPERTIES TIMEOUT 60)
endif()
