"""``python -m abaudit``."""

from abaudit.cli import main

if __name__ == "__main__":
    main()
