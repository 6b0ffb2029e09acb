# Installs the headers and the files that find_package(dovetail) reads. Each component has its own export,
# so that its package is looked for only if somebody asks for the component.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_DATADIR}/cmake/dovetail)

install(TARGETS dovetail EXPORT dovetailTargets FILE_SET HEADERS)
install(EXPORT dovetailTargets NAMESPACE dovetail:: DESTINATION ${package_folder})
foreach(component IN LISTS dovetail_components)
  install(TARGETS dovetail_${component} EXPORT dovetail-${component}Targets FILE_SET HEADERS)
  install(EXPORT dovetail-${component}Targets NAMESPACE dovetail:: DESTINATION ${package_folder})
endforeach()

write_basic_package_version_file(${PROJECT_BINARY_DIR}/dovetailConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
  ${CMAKE_CURRENT_LIST_DIR}/dovetailConfig.cmake ${CMAKE_CURRENT_LIST_DIR}/dovetail-xsimd.cmake
  ${CMAKE_CURRENT_LIST_DIR}/optimized.cmake ${CMAKE_CURRENT_LIST_DIR}/FindLibCSV.cmake
  ${CMAKE_CURRENT_LIST_DIR}/FindRapidJSON.cmake
  ${PROJECT_BINARY_DIR}/dovetailConfigVersion.cmake
  DESTINATION ${package_folder})

# For pkg-config: dovetail.pc, and one file per component. Boost has none; its headers are on the compiler's search path.
foreach(name dovetail ${dovetail_components})
  if(NOT name STREQUAL dovetail)
    set(name dovetail-${name})
  endif()
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
endforeach()
