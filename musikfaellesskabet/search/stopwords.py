"""Words that say nothing of what a text is about, and words that say little."""

_DANISH = """
ad af alle alt and andre at bare blev blive bliver da de dem den denne der deres det dets dette dig din dine disse dit
dog du efter ej eller en end ene eneste enhver er et fik for fra få får før ham han hans har have havde hele hende
hendes her hos hun hvad hvem hver hvilke hvilken hvis hvor hvordan hvorfor hvornår i ikke ind ingen intet ja jeg jer
jeres kan kom kun kunne lad lidt man mange med meget men mere mig min mine mit mod mon må ned nej noget nogen nogle nok
nu når og også om omkring op os over på samme se selv sig sin sine sit skal skulle som så sådan thi til ud under uden
var ved vi vil ville vor vores være været vær af fx mm bl.a samt via
"""
_ENGLISH = """
a about all also an and any are as at be been but by can did do does for from had has have he her his how i if in into
is it its just me more my no not of on or our out over she so some than that the their them then there these they this
those to too up us was we were what when where which who why will with without would you your
"""
_WEAK = """
hjælp hjælpe hjælper finde find finder søge søg søger leje lej adresse kontakt gerne brug bruge mulighed sted steder
tilbyde tilbyder lave laver nye ny god gode nær nærheden
sct skt sankt
help find finding near looking get need want new good place
"""

STOP = frozenset((_DANISH + _ENGLISH).split())
WEAK = frozenset(_WEAK.split())
