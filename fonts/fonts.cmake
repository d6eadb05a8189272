# Copies the faces and hyphenation patterns that postconv carries along from Debian's packages into
# the data folder of the build, from where they are installed. Nothing else decides how pages look.
set(POSTCONV_FONT_FOLDERS /usr/share/texmf/fonts/opentype/public/tex-gyre
  /usr/share/fonts/truetype/hack /usr/share/fonts/truetype/dejavu
  CACHE STRING "Folders where the faces below are looked for")
set(POSTCONV_HYPHENATION_FOLDERS /usr/share/hyphen
  CACHE STRING "Folders where hyphenation patterns (hyph_*.dic) are looked for")

set(FONT_FILES
  texgyrepagella-regular.otf texgyrepagella-italic.otf
  texgyrepagella-bold.otf texgyrepagella-bolditalic.otf
  texgyreheros-regular.otf texgyreheros-italic.otf
  texgyreheros-bold.otf texgyreheros-bolditalic.otf
  Hack-Regular.ttf Hack-Italic.ttf Hack-Bold.ttf Hack-BoldItalic.ttf
  # Symbols and scripts that the text faces lack.
  DejaVuSans.ttf DejaVuSans-Bold.ttf DejaVuSerif.ttf DejaVuSerif-Bold.ttf)

set(DATA_FILES "")
foreach(name IN LISTS FONT_FILES)
  find_file(FONT_${name} ${name} PATHS ${POSTCONV_FONT_FOLDERS} NO_DEFAULT_PATH)
  if(NOT FONT_${name})
    message(FATAL_ERROR "The face ${name} is missing. Install fonts-texgyre, fonts-hack and "
      "fonts-dejavu-core, or set POSTCONV_FONT_FOLDERS.")
  endif()
  list(APPEND DATA_FILES "${POSTCONV_DATA}/fonts/${name}")
  add_custom_command(OUTPUT "${POSTCONV_DATA}/fonts/${name}"
    COMMAND ${CMAKE_COMMAND} -E copy "${FONT_${name}}" "${POSTCONV_DATA}/fonts/${name}"
    DEPENDS "${FONT_${name}}" VERBATIM)
endforeach()

# Emoji in colour: the program does without where it is missing.
find_file(FONT_EMOJI NotoColorEmoji.ttf NO_DEFAULT_PATH
  PATHS ${POSTCONV_FONT_FOLDERS} /usr/share/fonts/truetype/noto)
if(FONT_EMOJI)
  list(APPEND DATA_FILES "${POSTCONV_DATA}/fonts/NotoColorEmoji.ttf")
  add_custom_command(OUTPUT "${POSTCONV_DATA}/fonts/NotoColorEmoji.ttf"
    COMMAND ${CMAKE_COMMAND} -E copy "${FONT_EMOJI}" "${POSTCONV_DATA}/fonts/NotoColorEmoji.ttf"
    DEPENDS "${FONT_EMOJI}" VERBATIM)
else()
  message(WARNING "NotoColorEmoji.ttf is missing: emoji will have no colour, or be blank. Install "
    "fonts-noto-color-emoji.")
endif()

foreach(language IN ITEMS en_US en_GB de_DE fr es_ES it_IT)
  set(name hyph_${language}.dic)
  find_file(HYPHENATION_${language} ${name} PATHS ${POSTCONV_HYPHENATION_FOLDERS} NO_DEFAULT_PATH)
  if(NOT HYPHENATION_${language})
    message(WARNING "No hyphenation patterns for ${language}: text in it will not be hyphenated.")
    continue()
  endif()
  list(APPEND DATA_FILES "${POSTCONV_DATA}/hyphenation/${name}")
  add_custom_command(OUTPUT "${POSTCONV_DATA}/hyphenation/${name}"
    COMMAND ${CMAKE_COMMAND} -E copy "${HYPHENATION_${language}}"
            "${POSTCONV_DATA}/hyphenation/${name}"
    DEPENDS "${HYPHENATION_${language}}" VERBATIM)
endforeach()

add_custom_target(postconv_data DEPENDS ${DATA_FILES})
