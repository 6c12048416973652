"""How wide the letters of our two faces are, in thousandths of the type size; a test compares with the fonts.

The display face at its poster setting (weight 800, width 75 %), the text face in bold. Kerning is not counted: it
almost always draws letters together, so a line is never wider than said here.
"""

_DISPLAY = {
    "',‚": 150,
    " \xa0": 160,
    ".·;‘’": 170,
    ":|¦": 180,
    "!¡l": 190,
    "IÌÍÎÏiíîïı": 200,
    "j¹": 210,
    "-": 220,
    "ì": 230,
    "()1•": 250,
    "/\\¯": 260,
    "[]t": 270,
    "J": 280,
    "`´f{}¸": 290,
    '"rº„': 300,
    "ª": 310,
    "?¿F°“”²": 320,
    "EÈÉÊË³": 330,
    "L¨–": 340,
    "+<=>~¬±×÷−": 350,
    "*7Zz": 360,
    "T": 380,
    "c¢çs": 390,
    "3aàáâãäåeèéêë§": 400,
    "$^vghoòóôõöøuùúûüyýÿ«»ð": 410,
    "2Sbdqþknñ↑↓pµ": 420,
    "0CPÇÞ58UÙÚÛÜBDGRHß": 430,
    "9Kx¥": 440,
    "46AOÀÁÂÃÄÅÒÓÔÕÖØQVYÝ": 450,
    "X_Ð": 460,
    "€": 470,
    "NÑ—": 480,
    "¶": 500,
    "#®Œ…": 520,
    "£": 530,
    "Æ": 550,
    "&": 580,
    "mæ": 630,
    "M": 640,
    "œ": 650,
    "w": 660,
    "W": 670,
    "½": 680,
    "¼": 690,
    "@©": 720,
    "%": 740,
    "¾": 790,
}
_TEXT = {
    " \xa0": 210,
    "'": 230,
    "¦": 260,
    "|": 280,
    "!¡iìíîïı¹": 290,
    ",‘’‚;l": 300,
    ".:·j": 310,
    "()": 350,
    "{}": 360,
    "[]f": 370,
    "t": 380,
    "²³": 390,
    '"': 400,
    "*1": 410,
    "IÌÍÎÏ": 430,
    "rº": 460,
    "-°": 470,
    "/\\": 480,
    "ª": 490,
    "_`¨¯´¸–": 500,
    "¢“”„«»": 540,
    "sz": 550,
    "7?¿": 570,
    "Lg": 580,
    "FJcçð": 590,
    "$2eèéêëaàáâãäå": 600,
    "3EÈÉÊËhvkxyýÿ": 610,
    "5689nuñùúûüoòóôõöø": 620,
    "4d£bpqþ": 630,
    "+<=>^~¤¬±×ß÷•−0¥Z§µ": 640,
    "S": 650,
    "YÝ↑↓€": 660,
    "BPÞ": 680,
    "RT": 690,
    "&": 700,
    "#CÇUÙÚÛÜV": 720,
    "GK": 730,
    "AÀÁÂÃÄÅDÐX": 740,
    "H¶": 760,
    "NOQÑÒÓÔÕÖØ": 770,
    "¼": 820,
    "©®…": 830,
    "½": 850,
    "w": 880,
    "¾": 890,
    "%m": 920,
    "@æ": 930,
    "M": 940,
    "œ": 960,
    "Æ": 970,
    "—": 1000,
    "W": 1010,
    "Œ": 1120,
}


def _by_letter(groups: dict[str, int]) -> dict[str, int]:
    return {letter: width for letters, width in groups.items() for letter in letters}


DISPLAY = _by_letter(_DISPLAY)
TEXT = _by_letter(_TEXT)
TRACKING = -12


def display_width(text: str) -> float:
    """The width of a line in the display face, in ems. Letters we do not know count as the widest we do."""
    widest = max(DISPLAY.values())
    return max(0, sum(DISPLAY.get(letter, widest) + TRACKING for letter in text if letter != "\u00ad")) / 1000


def text_width(text: str) -> float:
    """The width of a line in the bold text face, in ems."""
    widest = max(TEXT.values())
    return sum(TEXT.get(letter, widest) for letter in text) / 1000
