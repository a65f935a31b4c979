"""`python -m cscx`."""

from cscx.cli import main

if __name__ == "__main__":
    main()
