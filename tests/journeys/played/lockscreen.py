"""The shipped lock screen on a made-up machine."""

import sys

from tests.journeys.played.play import read
from ui.lockscreen.__main__ import compose


def main() -> None:
    play = read(sys.argv[1])
    app, process = compose(sys.argv[2:], play.host)
    # After hardening, as everything.
    from tests.journeys.played.driver import Driver
    from ui.lockscreen import process as lock_process

    lock_process.SPENT_MILLISECONDS = play.spent_after
    driver = Driver("lockscreen", play.driver, process)
    driver.listen()
    app.exec()


if __name__ == "__main__":
    main()
