# The libraries that postconv is made of, found alike by its own build and, since a static library
# brings its needs along, by every project that calls find_package(postconv).
include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
pkg_check_modules(POSTCONV_LIBS REQUIRED QUIET IMPORTED_TARGET libcmark-gfm yaml-cpp
  gumbo libzip pugixml cairo pangocairo pangoft2 freetype2 harfbuzz harfbuzz-subset fontconfig
  librsvg-2.0 gdk-pixbuf-2.0 libpng libturbojpeg libwebp libwebpdemux zlib icu-uc libqpdf)

# These two have no pkg-config file.
foreach(library IN ITEMS cmark-gfm-extensions hyphen)
  if(NOT TARGET postconv::${library})
    find_library(POSTCONV_${library}_LIBRARY ${library} REQUIRED)
    mark_as_advanced(POSTCONV_${library}_LIBRARY)
    add_library(postconv::${library} UNKNOWN IMPORTED)
    set_target_properties(postconv::${library} PROPERTIES
      IMPORTED_LOCATION "${POSTCONV_${library}_LIBRARY}")
  endif()
endforeach()
