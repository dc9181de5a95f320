"""``python -m pourparler`` is the command ``pourparler``."""

from pourparler.cli import main

if __name__ == "__main__":
    main()
