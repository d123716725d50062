"""An answer that a chat model writes.

``generate.py`` has it written, ``sentences.py`` takes it apart, ``verify.py`` keeps what holds;
``support.py`` judges a sentence by what it cites, with
``certainty.py``, ``amount_words.py``, ``roles.py``, ``told_days.py`` and ``plain_words.py``.
"""
