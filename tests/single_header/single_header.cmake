# The single header, on each compiler of the programs that must not compile. Included by tests/CMakeLists.txt, after
# compile_fail_tests.cmake.
if(NOT TARGET dovetail_single_header)
  message(STATUS "dovetail: no python3, so no test of the single header")
  return()
endif()
set(folder ${CMAKE_CURRENT_LIST_DIR})
set_target_properties(dovetail_single_header PROPERTIES EXCLUDE_FROM_ALL OFF)

# The header and the dependencies' folders, but not include/.
set(single_header_options ${CMAKE_CURRENT_BINARY_DIR}/single_header_options)
string(REPLACE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_BINARY_DIR}" single_header_folders "${options}")
file(GENERATE OUTPUT ${single_header_options} CONTENT "${single_header_folders}")

foreach(compiler IN LISTS compile_fail_compilers)
  get_filename_component(name ${compiler} NAME)
  set(program ${CMAKE_CURRENT_BINARY_DIR}/single_header_${name})
  add_test(NAME single_header.${name}.compile COMMAND ${compiler} -std=c++20 -O1
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror @${single_header_options}
    ${folder}/main.cpp ${folder}/other.cpp -o ${program})
  add_test(NAME single_header.${name}.run COMMAND ${program})
  add_test(NAME single_header.${name}.mismatch COMMAND ${CMAKE_COMMAND} -DCOMPILER=${compiler} -DSTANDARD=c++20
    -DOPTIONS=${single_header_options} -DCASE=${folder}/mismatch.cpp -P ${compile_fail_script})
  if(TARGET dovetail_storage)
    set(compile ${compiler} -std=c++20 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror @${single_header_options})
    add_test(NAME single_header.${name}.storage COMMAND ${CMAKE_COMMAND} "-DCOMPILE=${compile}"
      -DSOURCES=${folder} -DFOLDER=${program}_storage -P ${folder}/storage.cmake)
    set_tests_properties(single_header.${name}.storage PROPERTIES TIMEOUT 300)
  endif()
  set_tests_properties(single_header.${name}.compile PROPERTIES FIXTURES_SETUP single_header_${name})
  set_tests_properties(single_header.${name}.run PROPERTIES FIXTURES_REQUIRED single_header_${name})
  set_tests_properties(single_header.${name}.compile single_header.${name}.run single_header.${name}.mismatch
    PROPERTIES TIMEOUT 120)
endforeach()
