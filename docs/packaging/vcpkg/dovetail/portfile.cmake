# An overlay port: vcpkg install dovetail[data] --overlay-ports=DOVETAIL/docs/packaging/vcpkg
# It packages the sources that it stands in. A port of the registry has vcpkg_from_github() here.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)

set(VCPKG_BUILD_TYPE release)               # headers only
if(NOT "data" IN_LIST FEATURES)
  set(without_data -DCMAKE_DISABLE_FIND_PACKAGE_ZLIB=ON)
endif()
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS
  -DDOVETAIL_TESTS=OFF -DDOVETAIL_EXAMPLES=OFF -DDOVETAIL_INSTALL=ON
  -DFETCHCONTENT_FULLY_DISCONNECTED=ON ${without_data})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/dovetail)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/lib")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
