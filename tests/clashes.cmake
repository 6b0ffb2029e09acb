# Programs that must not compile: one test a case and compiler, and one for all their twins (see clash.cmake). The cases
# are those of tests/clashes/, and the examples that say "// does not compile".
# Included by tests/CMakeLists.txt.
set(clash_script ${CMAKE_CURRENT_LIST_DIR}/clash.cmake)
set(clash_folder ${CMAKE_CURRENT_LIST_DIR}/clashes)
set(clash_selftest_folder ${CMAKE_CURRENT_LIST_DIR}/clashes_selftest)

set(found_compilers "")
foreach(name g++ clang++-16 clang++-19)
  find_program(found_compiler ${name} NO_CACHE)
  if(found_compiler)
    list(APPEND found_compilers ${found_compiler})
  endif()
  unset(found_compiler)
endforeach()
set(DOVETAIL_CLASH_COMPILERS "${found_compilers}" CACHE STRING
  "compilers that try the clashes, beside the one that builds")

# Another spelling of a compiler in the list, as c++ for g++, is not tried twice.
set(clash_compilers ${DOVETAIL_CLASH_COMPILERS})
file(REAL_PATH ${CMAKE_CXX_COMPILER} own_path)
foreach(compiler IN LISTS clash_compilers)
  file(REAL_PATH ${compiler} path)
  if(path STREQUAL own_path)
    set(own_path "")
    break()
  endif()
endforeach()
if(own_path)
  list(PREPEND clash_compilers ${CMAKE_CXX_COMPILER})
endif()

# The include folders, read by every compiler: the dependencies' as system ones, but not /usr/include,
# which as -isystem would come before the standard library's own.
set(options "\"-I${PROJECT_SOURCE_DIR}/include\"\n")
foreach(target ${dovetail_hana} ${dovetail_xsimd} ZLIB::ZLIB LibCSV::LibCSV nlohmann_json::nlohmann_json)
  if(TARGET ${target})
    set(folders "$<FILTER:$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>,EXCLUDE,^/usr/include$>")
    string(APPEND options "$<$<BOOL:${folders}>:-isystem\n\"$<JOIN:${folders},\"\n-isystem\n\">\"\n>")
  endif()
endforeach()
set(clash_options ${CMAKE_CURRENT_BINARY_DIR}/clash_options)
file(GENERATE OUTPUT ${clash_options} CONTENT "${options}")

function(add_clash name compiler standard case)
  add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -DCOMPILER=${compiler} -DSTANDARD=${standard}
    -DOPTIONS=${clash_options} -DCASE=${case} ${ARGN} -P ${clash_script})
  set_tests_properties(${name} PROPERTIES TIMEOUT 120 LABELS clash)
endfunction()

# All cases with one compiler.
function(add_clashes mode compiler standard)
  foreach(case IN LISTS cases)
    file(RELATIVE_PATH name ${clash_folder} ${case})
    string(REGEX REPLACE "^../../|\\.cpp$" "" name ${name})
    add_clash(clash.${mode}.${name} ${compiler} ${standard} ${case} -DTWIN_ELSEWHERE=ON)
  endforeach()
  add_clash(clash.${mode}.twins ${compiler} ${standard} ${CMAKE_CURRENT_BINARY_DIR}/twins_${mode}.cpp -DTWINS=${twins})
endfunction()

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/said_text.cpp "static_assert(__cpp_static_assert >= 202306L);\n")
file(GLOB_RECURSE cases CONFIGURE_DEPENDS ${clash_folder}/*.cpp)
if(NOT TARGET dovetail::csv)
  list(FILTER cases EXCLUDE REGEX "/csv_[a-z_]*[.]cpp$")
endif()
if(NOT TARGET dovetail::storage)
  list(FILTER cases EXCLUDE REGEX "/storage_[a-z_]*[.]cpp$")
endif()
file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*.cpp)
foreach(example IN LISTS examples)
  file(STRINGS ${example} does_not_compile REGEX "^// does not compile" LIMIT_COUNT 1)
  if(does_not_compile)
    list(APPEND cases ${example})
  endif()
endforeach()
set(twins ${CMAKE_CURRENT_BINARY_DIR}/twins.txt)
list(JOIN cases "\n" lines)
file(WRITE ${twins} "${lines}\n")
foreach(compiler IN LISTS clash_compilers)
  get_filename_component(compiler_name ${compiler} NAME)
  # In C++26 the error line itself holds the sentence.
  execute_process(COMMAND ${compiler} -std=c++2c -fsyntax-only ${CMAKE_CURRENT_BINARY_DIR}/said_text.cpp
    RESULT_VARIABLE no_cxx26 OUTPUT_QUIET ERROR_QUIET)
  add_clashes(${compiler_name} ${compiler} c++20)
  if(no_cxx26 EQUAL 0)
    add_clashes(${compiler_name}-c++26 ${compiler} c++2c)
  endif()
endforeach()

# The script itself: each case that says "// reason: ..." must be refused with this reason.
file(GLOB cases CONFIGURE_DEPENDS ${clash_selftest_folder}/*.cpp)
foreach(case IN LISTS cases)
  get_filename_component(name ${case} NAME_WE)
  add_clash(clash_selftest.${name} ${CMAKE_CXX_COMPILER} c++20 ${case})
  file(STRINGS ${case} reason REGEX "^// reason: " LIMIT_COUNT 1)
  if(reason)
    string(REPLACE "// reason: " "" reason "${reason}")
    set_tests_properties(clash_selftest.${name} PROPERTIES
      PASS_REGULAR_EXPRESSION "${name}.cpp ${reason}.*CMake Error")
  endif()
endforeach()
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/selftest_twins.txt "${clash_selftest_folder}/good.cpp\n${clash_selftest_folder}/twin.cpp\n")
add_clash(clash_selftest.twins ${CMAKE_CXX_COMPILER} c++20 ${CMAKE_CURRENT_BINARY_DIR}/selftest_twins.cpp
  -DTWINS=${CMAKE_CURRENT_BINARY_DIR}/selftest_twins.txt)
set_tests_properties(clash_selftest.twins PROPERTIES PASS_REGULAR_EXPRESSION "has twins that do not compile.*twin.cpp:.*CMake Error")
