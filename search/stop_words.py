"""Words that carry no subject: articles, pronouns, prepositions, auxiliaries, question words. Folded, by language.

They are left out of index and query alike; a query of nothing else is searched as it stands.
"""

_FRENCH = """
a afin ai aie aient aies ait alors apres as au aucun aucune auquel aussi autre autres aux auxquelles auxquels avaient avais avait avant
avec avez aviez avions avoir avons ayant c car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci combien
comme comment d dans de depuis des desquelles desquels dois doit doivent donc dont du duquel elle elles en encore entre es est et
etaient etais etait etant ete etes etiez etions etre eu eux faire fais fait faites faut font furent fut ici il ils j je l la laquelle
le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me meme memes mes mien mieux moi moins mon n ne ni non nos
notre nous on ont ou par parce pas pendant peu peut peuvent peux plus plutot pour pourquoi pourrait puis puisque qu quand que quel
quelle quelles quels qui quoi s sa sans se selon sera serait seront ses si sien soi soient sois soit sommes son sont sous suis
suivant sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vais va vas vers veut veux via
voici voila vont vos votre vous y
"""
_ENGLISH = """
a about after all also am an and any are aren as at be because been before being between both but by can cannot could couldn d did
didn do does doesn doing don each few for from further get gets had hadn has hasn have haven having he her here hers herself him
himself his how i if in into is isn it its itself let ll m may me might mine more most must my myself no nor not of off on once
only or other ought our ours ourselves out over own re s same shall she should shouldn so some such t than that the their theirs
them themselves then there these they this those through to too under until up ve very was wasn we were weren what when where which
while who whom why will with won would wouldn you your yours yourself yourselves
"""
STOP_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
}
EVERY_STOP_WORD = frozenset().union(*STOP_WORDS.values())
