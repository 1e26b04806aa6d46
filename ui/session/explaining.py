"""An error in the practitioner's words."""

import logging

from app import paths, sentences
from app.language import Language
from vault.errors import SermentError

_log = logging.getLogger(__name__)


def explained(error: Exception, language: Language) -> str:
    """An answer's own sentence. A bug goes to the log, and the sentence says where that is."""
    if isinstance(error, SermentError):
        return sentences.in_a_window(error, language)
    log_defect(error)
    return sentences.defect(str(paths.log_folder()), language)


def log_defect(error: Exception) -> None:
    """Work ended with what is no answer."""
    _log.error("job failed", exc_info=error)
