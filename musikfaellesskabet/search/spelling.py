"""Words that are spelt almost alike: a sound key that forgives æ, ø, å and c/k, deletions of it, and the distance."""

from itertools import combinations

LONGEST = 30

_SOUND = str.maketrans({"æ": "e", "ø": "o", "å": "a", "c": "k", "z": "s", "w": "v", "é": "e"})


def sound_of(word: str) -> str:
    """A key that words share when they differ in how Danish letters were typed: øvelokale, oevelokale, ovelokale."""
    return word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å").translate(_SOUND)[:LONGEST]


def deletions(sound: str, letters: int = 1) -> set[str]:
    """The key itself and what is left when up to that many letters are taken out."""
    found = {sound}
    for count in range(1, letters + 1):
        for kept in combinations(sound, len(sound) - count):
            found.add("".join(kept))
    return found


def allowed(sound: str) -> int:
    """How many slips are forgiven in a word of this length. Three letters are an abbreviation: «sct» is not «act»."""
    return 0 if len(sound) < 4 else 1 if len(sound) < 8 else 2


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words: a letter more, less or other, or two swapped. `most + 1` where there are more.

    Optimal string alignment (Damerau 1964), row by row.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1


# Endings of words that stand in no dictionary, longest first (Gimles, grrlsene, oevelokaler).
_ENDINGS = ("ernes", "enes", "erne", "ene", "ers", "ens", "ets", "er", "en", "et", "es", "ne", "e", "r", "n", "t", "s")


def stems(word: str) -> list[str]:
    """The word without each ending it may carry, nearest first; at least three letters are left."""
    found = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 3]
    return sorted(found, key=len, reverse=True)
