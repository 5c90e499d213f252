"""What the operator can mend."""


class KeepingFailed(Exception):
    """A backup, restore or purge that cannot be done; the message says why and what to do."""
