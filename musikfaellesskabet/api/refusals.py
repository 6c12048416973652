"""What an endpoint raises when it cannot answer."""


class BadParameter(Exception):
    """A parameter that we cannot use, by its name in the address."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)
