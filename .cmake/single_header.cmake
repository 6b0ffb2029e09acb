# dovetail_single_header: writes dovetail-single.hpp, the whole core in one file, into the build folder.
find_package(Python3 QUIET COMPONENTS Interpreter)
if(Python3_FOUND)
  set(dovetail_single_header ${PROJECT_BINARY_DIR}/dovetail-single.hpp)
  file(GLOB_RECURSE single_header_parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/dovetail/*.hpp)
  add_custom_command(OUTPUT ${dovetail_single_header}
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/single_header.py ${dovetail_single_header}
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/single_header.py ${single_header_parts}
      ${PROJECT_SOURCE_DIR}/CMakeLists.txt ${PROJECT_SOURCE_DIR}/LICENSE)
  add_custom_target(dovetail_single_header DEPENDS ${dovetail_single_header})
endif()
