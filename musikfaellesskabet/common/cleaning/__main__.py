"""The child: `python -m musikfaellesskabet.common.cleaning ENDING FROM TO`. Prints a code when it refuses."""

import sys

from musikfaellesskabet.common.cleaning.limits import Refused, bound


def main(ending: str, source: str, target: str) -> None:
    """Write the file anew. Each branch imports only the library it needs."""
    bound()
    try:
        if ending == "pdf":
            from musikfaellesskabet.common.cleaning.document import rewrite  # as said above

            rewrite(source, target)
        elif ending == "webp":
            from musikfaellesskabet.common.cleaning.picture import redraw  # as said above

            redraw(source, target)
        else:
            from musikfaellesskabet.common.cleaning.media import remux  # as said above

            remux(source, target, ending)
    except Refused as error:
        print(error)
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
