"""The vault of the welcome page's fictional practice opens with a phrase that everybody may know."""

from typing import Final

#: It guards nobody, so it is public and easy to type.
PASSPHRASE: Final = "cabinet fictif"
