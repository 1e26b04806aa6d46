"""Foreign files, read where nothing is lost if they win: in a process of their own that can be killed.

The session holds keys, so it never decodes what somebody sent. It starts
``python -m app.decoder`` with one socket and nothing else, hands it bytes and
gets plain values back: page sizes, pixels, places of a word, a plan of an
import. The child writes no file, opens no socket, and ends when the session does.
"""
