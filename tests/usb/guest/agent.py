#!/usr/bin/python3
"""Runs commands inside the virtual machine: JSON lines on a virtio-serial port, all of them at the same time.

In:  {"id": 1, "op": "run", "shell": "...", "user": "root", "input": BASE64, "more": false}
     {"id": 1, "op": "input", "input": BASE64}    {"id": 1, "op": "signal", "signal": 9}
     {"id": 2, "op": "here", "time": 1.5}
Out: {"id": 1, "out": BASE64}    {"id": 1, "err": BASE64}    {"id": 1, "exit": 0}
"""

import base64
import glob
import json
import os
import pwd
import signal
import subprocess
import threading
import time
from typing import Any, BinaryIO

PORT = "/dev/virtio-ports/usb.agent"
SESSIONS = "/sys/fs/cgroup/user.slice/user-{}.slice/session-*.scope"

Message = dict[str, Any]


class Agent:
    """One port, and the commands that run."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._sending = threading.Lock()
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def serve(self) -> None:
        """Obey, for as long as the machine is on."""
        waiting = b""
        while True:
            try:
                arrived = os.read(self._port, 65536)
            except OSError:
                arrived = b""
            if not arrived:  # nobody is connected
                time.sleep(0.05)
            *lines, waiting = (waiting + arrived).split(b"\n")
            for line in filter(None, lines):
                self._obey(json.loads(line))

    def _obey(self, order: Message) -> None:
        match order["op"]:
            case "here":
                self._here(order)
            case "run":
                threading.Thread(target=self._run, args=(order,), daemon=True).start()
            case "input":
                stream = self._running[order["id"]].stdin
                assert stream is not None
                stream.write(base64.b64decode(order["input"]))
                stream.flush()
            case "signal":
                os.killpg(self._running[order["id"]].pid, order.get("signal", signal.SIGKILL))

    def _here(self, order: Message) -> None:
        # A machine woken from a snapshot believes that it is still then.
        if abs(time.time() - order["time"]) > 2:
            time.clock_settime(time.CLOCK_REALTIME, order["time"])
        self._tell({"id": order["id"], "exit": 0})

    def _run(self, order: Message) -> None:
        number = order["id"]
        try:
            process = _started(order)
        except OSError as error:
            self._tell({"id": number, "err": base64.b64encode(repr(error).encode()).decode(), "exit": 255})
            return
        self._running[number] = process
        assert process.stdin is not None
        streams = (("out", process.stdout), ("err", process.stderr))
        pumps = [threading.Thread(target=self._pump, args=(number, *one), daemon=True) for one in streams]
        for pump in pumps:
            pump.start()
        try:
            process.stdin.write(base64.b64decode(order.get("input", "")))
            process.stdin.flush()
            if not order.get("more"):
                process.stdin.close()
        except OSError:
            pass  # it did not want it
        code = process.wait()
        for pump in pumps:
            pump.join(2)  # what it started may live on and hold the pipe
        del self._running[number]
        self._tell({"id": number, "exit": code})

    def _pump(self, number: int, name: str, stream: BinaryIO) -> None:
        while piece := os.read(stream.fileno(), 32768):
            self._tell({"id": number, name: base64.b64encode(piece).decode()})

    def _tell(self, message: Message) -> None:
        rest = (json.dumps(message) + "\n").encode()
        with self._sending:
            while rest:
                rest = rest[os.write(self._port, rest) :]


def _started(order: Message) -> "subprocess.Popen[bytes]":
    user = pwd.getpwnam(order.get("user", "root"))
    return subprocess.Popen(
        _command(order["shell"], user.pw_uid),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(user),
        cwd=user.pw_dir,
        start_new_session=True,
    )


def _command(shell: str, user: int) -> list[str]:
    if user == 0:
        return ["/bin/bash", "-c", shell]
    # In the login session, as a desktop would: polkit asks this very cgroup whether somebody sits here.
    (session, *_) = glob.glob(SESSIONS.format(user))
    become = f"setpriv --reuid={user} --regid={user} --init-groups"
    return [
        "/bin/bash",
        "-c",
        f'echo $$ >{session}/cgroup.procs; exec {become} /bin/bash -c "$0"',
        shell,
    ]


def _environment(user: pwd.struct_passwd) -> dict[str, str]:
    given = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": user.pw_dir,
        "USER": user.pw_name,
        "LOGNAME": user.pw_name,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if user.pw_uid:
        runtime = f"/run/user/{user.pw_uid}"
        given |= {"XDG_RUNTIME_DIR": runtime, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/bus"}
    return given


def main() -> None:
    """Wait for the port, then serve."""
    while not os.path.exists(PORT):
        time.sleep(0.1)
    Agent(os.open(PORT, os.O_RDWR)).serve()


if __name__ == "__main__":
    main()
