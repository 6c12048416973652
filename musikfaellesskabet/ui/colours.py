"""Colour arithmetic: our OKLCH tokens as sRGB, their contrast, and plain rules for browsers without light-dark().

Conversion after Ottosson, «A perceptual color space for image processing» (2020); channels outside sRGB are clipped,
as browsers do. Contrast after WCAG 2.2.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path

TOKENS = Path(__file__).parent / "css" / "colours.css"
_OKLCH = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
_PAIR = re.compile(rf"--([\w-]+): light-dark\({_OKLCH}, {_OKLCH}\);")
_SINGLE = re.compile(rf"--([\w-]+): {_OKLCH};")


@dataclass(frozen=True)
class Colour:
    """A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def linear(self) -> tuple[float, float, float]:
        """Linear-light sRGB, each channel 0 to 1."""
        a = self.chroma * math.cos(math.radians(self.hue))
        b = self.chroma * math.sin(math.radians(self.hue))
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
        green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
        blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
        return _clip(red), _clip(green), _clip(blue)

    @property
    def hex(self) -> str:
        return "#" + "".join(f"{round(255 * _encode(channel)):02x}" for channel in self.linear)

    @property
    def luminance(self) -> float:
        red, green, blue = self.linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """WCAG contrast ratio, 1 to 21."""
        high, low = sorted((self.luminance, other.luminance), reverse=True)
        return (high + 0.05) / (low + 0.05)


def _clip(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def _encode(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def read_tokens(css: str) -> dict[str, dict[str, Colour]]:
    """theme → token name → colour, for `light` and `dark`."""
    themes: dict[str, dict[str, Colour]] = {"light": {}, "dark": {}}
    for name, *numbers in _PAIR.findall(css):
        lightness = [float(number) for number in numbers]
        themes["light"][name], themes["dark"][name] = Colour(*lightness[:3]), Colour(*lightness[3:])
    for name, *numbers in _SINGLE.findall(css):
        themes["light"][name] = themes["dark"][name] = Colour(*map(float, numbers))
    return themes


def plain_rules(css: str) -> str:
    """The same tokens in words that older browsers know: sRGB, a media query, and the reader's own choice."""
    themes = read_tokens(css)
    rules = {
        theme: " ".join(f"--{name}: {colour.hex};" for name, colour in tokens.items())
        for theme, tokens in themes.items()
    }
    return (
        "@supports not (color: light-dark(black, white)) { @layer tokens {\n"
        f":root {{ {rules['light']} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {rules["dark"]} }} }}\n'
        f':root[data-theme="dark"] {{ {rules["dark"]} }}\n'
        "} }\n"
    )
