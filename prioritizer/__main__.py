"""The command line as `python -m prioritizer`."""

from prioritizer.cli import main

if __name__ == "__main__":
    main()
