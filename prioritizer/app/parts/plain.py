"""Names and texts of a scenario on the screen, as they are: never markup."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|$<>~:^&=\"'/@])")


def plain(text: object) -> str:
    r"""A text that Markdown shows as it is, whatever it holds, on one line.

    >>> print(plain("<b>1 * 2"))
    \<b\>1 \* 2
    """
    return _MARKUP.sub(r"\\\1", " ".join(str(text).split()))
