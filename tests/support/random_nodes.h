// The generators behind random documents, for properties that RapidCheck is to shrink.
#pragma once

#include <rapidcheck.h>

#include <ostream>

#include "tests/support/random_document.h"

namespace postconv::test {

rc::Gen<std::string> any_word();      // never empty
rc::Gen<std::string> any_words();     // may be empty
rc::Gen<std::string> any_address();   // of a link
rc::Gen<std::string> any_picture();   // one of random_pictures(), or none of them
rc::Gen<std::string> any_language();  // BCP 47

rc::Gen<Attributes> any_attributes();
rc::Gen<Image> any_image();
rc::Gen<Inlines> any_inlines();
rc::Gen<Blocks> any_blocks();
rc::Gen<Metadata> any_metadata();

// Notes, links and ids may be anything; made_sound() makes them agree.
rc::Gen<Document> any_document();
Document made_sound(Document document);
rc::Gen<BookPlan> any_plan();

// For RapidCheck's report of the smallest plan that fails.
void showValue(const BookPlan& plan, std::ostream& out);

}  // namespace postconv::test
