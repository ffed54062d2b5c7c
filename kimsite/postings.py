"""How search files write words and the numbers of the documents that they stand in, in little room."""

FIRST = 35
"""The first sign that counts: what stands below is quotes and spaces."""
BASE = 30


def vocabulary(spelled: list[str]) -> str:
    """Sorted words, each as a capital letter for how many letters it shares with the one before, and the others."""
    said, last = [], ""
    for word in spelled:
        shared = 0
        for one, other in zip(word[:25], last, strict=False):
            if one != other:
                break
            shared += 1
        said.append(chr(65 + shared) + word[shared:])
        last = word
    return "".join(said)


def postings(numbers: list[int]) -> str:
    """Rising numbers as the gaps between them; the last gap of a word has signs of its own."""
    if len(numbers) == 1:  # as of most words
        return LAST[numbers[0] + 1]
    gaps = [GAPS[after - before] for before, after in zip([-1, *numbers], numbers, strict=False)]
    gaps[-1] = LAST[numbers[-1] - numbers[-2]]
    return "".join(gaps)


class Gaps(dict[int, str]):
    """How a step from one number to the next is written: one sign up to 30, with others before it for more."""

    def __missing__(self, step: int) -> str:
        gap = step - 1
        digits = (gap // BASE**3, gap // BASE**2, gap // BASE)
        high = [chr(FIRST + 2 * BASE + digit % BASE) for digit in digits if digit]
        return self.setdefault(step, "".join(high) + chr(FIRST + BASE + gap % BASE))


class Last(dict[int, str]):
    """The same for the last step of a word."""

    def __missing__(self, step: int) -> str:
        signs = GAPS[step]
        return self.setdefault(step, signs[:-1] + chr(ord(signs[-1]) - BASE))


GAPS, LAST = Gaps(), Last()
