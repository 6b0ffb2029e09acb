# Finds xsimd, 8.1 or newer. Sets xsimd_FOUND, and dovetail_xsimd_problem to the reason if it is not found.
# Read by the build, and by the installed dovetailConfig.cmake.
set(dovetail_xsimd_problem "")
if(TARGET xsimd)
  set(xsimd_FOUND TRUE)
else()
  find_package(xsimd QUIET)     # no version here: to CMake, xsimd 13 is not "8.1 or newer"
  if(NOT xsimd_FOUND)
    set(dovetail_xsimd_problem "dovetail needs xsimd, which was not found.")
  elseif(xsimd_VERSION VERSION_LESS 8.1)
    set(dovetail_xsimd_problem "dovetail needs xsimd 8.1 or newer, and ${xsimd_DIR} has ${xsimd_VERSION}.")
    set(xsimd_FOUND FALSE)
  endif()
endif()

# Debian's xsimd 8.1 links xtl, which it neither uses nor finds, so it would become -lxtl.
if(xsimd_FOUND AND NOT TARGET xtl)
  get_target_property(xsimd_links xsimd INTERFACE_LINK_LIBRARIES)
  if("xtl" IN_LIST xsimd_links)
    list(REMOVE_ITEM xsimd_links xtl)
    set_target_properties(xsimd PROPERTIES INTERFACE_LINK_LIBRARIES "${xsimd_links}")
  endif()
endif()
