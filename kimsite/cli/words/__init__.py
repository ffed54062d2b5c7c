"""What the command line says, in Indonesian and English: by key, the two sentences."""

from kimsite.cli.words import (
    explaining,
    fetching,
    fixing,
    general,
    importing,
    issuing,
    publishing,
    ranking,
    registering,
    reporting,
    serving,
    settingup,
    starting,
    theming,
)

ROOMS = (
    *(general, starting, serving, explaining, fixing, importing),
    *(publishing, settingup, registering, fetching, reporting, ranking, issuing, theming),
)
WORDS: dict[str, tuple[str, str]] = {key: sentences for room in ROOMS for key, sentences in room.WORDS.items()}


class Words:
    """The sentences of one language, `id` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = 1 if language == "en" else 0

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence `key`, its gaps filled."""
        sentence = WORDS[key][self._column]
        return sentence.format(**facts) if facts else sentence
