"""Make the French word lists from the npm package they come from.

    npm pack @zxcvbn-ts/language-fr@4.1.2
    tar xzf zxcvbn-ts-language-fr-4.1.2.tgz
    python resources/wordlists/make_lists.py package

Each list becomes one word a line, most frequent first: the line number is the
rank zxcvbn counts with. ``phrases.txt`` is ours and is not made by this script.
"""

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
# The package names its two lists of names the wrong way round.
LISTS = {
    "commonWords": "common.txt",
    "wikipedia": "wikipedia.txt",
    "firstnames": "family_names.txt",
    "lastnames": "given_names.txt",
}
PAPERS = {"LICENSE.txt": "LICENSE-zxcvbn-ts.txt", "NOTICE.md": "NOTICE-zxcvbn-ts.md"}


def main(package: Path) -> None:
    """Write the lists and the licence of the unpacked ``package`` beside this script."""
    for source, target in LISTS.items():
        words = json.loads((package / "src" / f"{source}.json").read_text(encoding="utf-8"))
        (HERE / target).write_text("".join(f"{word}\n" for word in words), encoding="utf-8", newline="\n")
    for source, target in PAPERS.items():
        shutil.copyfile(package / source, HERE / target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
