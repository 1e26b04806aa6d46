"""The shipped session on a made-up machine."""

import sys

from tests.journeys.played.play import read
from ui.session.__main__ import compose


def main() -> None:
    play = read(sys.argv[1])
    app, process = compose(sys.argv[2:], play.host)
    from tests.journeys.played.driver import Driver

    driver = Driver("session", play.driver, process)
    driver.listen()
    process.wait_for_keys()
    app.exec()


if __name__ == "__main__":
    main()
