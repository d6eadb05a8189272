// The typesetting part's side of finishing.so.
#include "converters/cli/late/parts.h"

namespace postconv::pdf {

Bytes finish(Painted painted, const Typesetting& setting) {
    return cli::part<cli::FinishingPart>().finish(std::move(painted), setting);
}

}  // namespace postconv::pdf
