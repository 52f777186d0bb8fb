"""What the syntax of sentences tells: sentences parsed (extra nlp), frames of who does what.

:mod:`parsing` alone knows the parser. :mod:`standing_in` makes of a masked sentence one that it can
parse, :mod:`attaching` and :mod:`phrases` read what it gives, :mod:`subjects` and :mod:`frames`
tell who acts and under which particles the others stand, :mod:`meanings` and :mod:`ends` what that
states.
"""
