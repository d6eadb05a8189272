// In which file each note and id stands, and how it is spelt there.
#pragma once

#include "converters/epub/chapters.h"

namespace postconv {

// Fills ChapterPlan::notes and ::places and the notes of the chapters. An id that the writer gave
// stays as it is; one that comes from the words of a heading, and those of notes, begin with the
// name of their file: it does not change with what other chapters hold.
void find_places(const Job& job, ChapterPlan& plan);

}  // namespace postconv
