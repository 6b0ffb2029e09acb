# An overlay port: vcpkg install dovetail[data] --overlay-ports=DOVETAIL/docs/packaging/vcpkg
# It packages the source tree that it is part of. A port in the registry would call vcpkg_from_github() here.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)

set(VCPKG_BUILD_TYPE release)               # headers only
set(without "")                             # packages that are installed, but not asked for
foreach(needed csv=LibCSV data=ZLIB eigen=Eigen3 storage=RapidJSON)
  string(REGEX MATCH "(.*)=(.*)" needed ${needed})
  if(NOT CMAKE_MATCH_1 IN_LIST FEATURES)
    list(APPEND without -DCMAKE_DISABLE_FIND_PACKAGE_${CMAKE_MATCH_2}=ON)
  endif()
endforeach()
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS
  -DDOVETAIL_INSTALL=ON
  -DFETCHCONTENT_FULLY_DISCONNECTED=ON ${without})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/dovetail)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/lib")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
