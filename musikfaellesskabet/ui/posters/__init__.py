"""Generated posters: a drawing made from the thing itself, always the same for the same thing, printable in A3.

The stage gives the figure, the genre gives the pattern, and the address (its hash) gives crop, flip and inks; nothing
else is left to chance. One unit is one millimetre.
"""
