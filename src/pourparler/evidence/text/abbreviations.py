"""Words whose full stop may not end a sentence."""

from __future__ import annotations


def words(line: str) -> frozenset[str]:
    """The words of the line, as a set."""
    return frozenset(line.split())


# Never the end: what they belong to follows.
LEADING = words(
    "mr mrs ms mx dr drs prof gen sen rep reps gov lt col capt cpt maj sgt adm brig cmdr cdr cpl hon rev fr pres amb "
    "supt insp det msgr messrs mme mlle st ste mt ft e.g i.e cf viz vs v approx ca c incl excl art arts para paras "
    "p pp vol vols fig figs sec sect ch eq ed eds op cit nos nr abs bzw z.b u.a d.h usw vgl hr hrn fr sr sra srta dña "
    "ing lic av avda núm mag dipl dott sig prof.ssa ул г гг тыс т.е т.н"
)  # fmt: skip

# The end only where the next word could begin a sentence and nothing else.
EITHER = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros plc jr sr etc al est dept univ assn min max "
    "hrs hr ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c a.d b.c u.s.a u.s.s.r ave blvd rd km kg lb lbs oz mon tue wed "
    "thu fri sat sun mln bn tn руб млн млрд"
)  # fmt: skip

# Units, in small letters; in capitals they are names.
UNITS = words("oz kg km lb lbs min max hr hrs mln bn tn руб млн млрд")

# Before a number only: "No. 5", but "He said no. The talks ended."
NUMBERED = words("no nos nr n pt pts ch res reg sgd")

# Words that begin a sentence and are seldom part of a name.
STARTERS = words(
    "a an the this that these those there here it its he she they we you i his her their our my your who what when "
    "where why how which whether if in on at by for from with without as after before since until during while under "
    "over between among amid despite although though because however but and or nor yet so then still also both "
    "neither either each every all any some many most few no not one two three several other others another such "
    "instead meanwhile earlier later today yesterday tomorrow last next once only even perhaps according to "
    "talks negotiators officials asked"
)  # fmt: skip

SAYS = words(
    "said says asked asks told replied replies added adds answered shouted wrote writes tweeted declared demanded "
    "insisted warned noted stated wondered joked quipped exclaimed retorted responded"
)  # fmt: skip

# After "9 a.m." these go on in the same sentence.
AFTER_TIME = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december gmt utc est edt et bst cet cest local eastern pacific central moscow"
)  # fmt: skip
