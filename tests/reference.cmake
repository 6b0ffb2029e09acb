# The API reference from the comments in include/: `cmake --build FOLDER --target dovetail_reference` writes
# FOLDER/reference/html. A public name without a comment is an error. Included by tests/CMakeLists.txt.
find_program(DOVETAIL_DOXYGEN doxygen)
if(NOT DOVETAIL_DOXYGEN)
  message(STATUS "dovetail: no doxygen, so no API reference and no test of it")
  return()
endif()
set(write_reference ${CMAKE_COMMAND} -E env DOVETAIL_VERSION=${PROJECT_VERSION}
  DOVETAIL_REFERENCE=${PROJECT_BINARY_DIR}/reference ${DOVETAIL_DOXYGEN} docs/Doxyfile)
add_custom_target(dovetail_reference COMMAND ${write_reference} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)

# What Doxygen warns about differs between versions: Debian 12's is the one that must find nothing.
execute_process(COMMAND ${DOVETAIL_DOXYGEN} --version OUTPUT_VARIABLE doxygen_version OUTPUT_STRIP_TRAILING_WHITESPACE)
if(doxygen_version MATCHES "^1\\.9\\.4")
  add_test(NAME reference COMMAND ${write_reference} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(reference PROPERTIES TIMEOUT 120)
else()
  message(STATUS "dovetail: doxygen ${doxygen_version} in place of 1.9.4, so no test of the API reference")
endif()
