"""Short articles of our own for tests of the command line."""

from __future__ import annotations

TITLE = "Ferry with school class aboard sinks off Lamu"
BODY = """The coast guard said 14 pupils and two teachers were aboard the ferry when it sank on Friday morning.

Fishermen pulled nine of the children out of the water and took them to the clinic in Mokowe, where they were treated.

The owner of the boat was questioned by the police on Saturday and has not spoken about the accident in public since.
"""
GOOD = f"{TITLE}\n\n{BODY}"
FRENCH = """Le ministre de l'Intérieur a déclaré lundi que douze enfants avaient été tués à Lyon, selon la police.

Les familles attendent encore des nouvelles de leurs proches, et les secours cherchent dans les ruines de l'école.
"""
STORY = "The ferry sank off Lamu.\n\nNine children were pulled out of the water on Friday, the coast guard said.\n"
