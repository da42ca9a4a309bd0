"""What stops a sheet from being printed, in words for whoever asked for it."""


class HandoutError(Exception):
    """A sheet cannot be printed. The message says why and what to do; nothing has been written."""
