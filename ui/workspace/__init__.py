"""The windows of an open session. Every page receives open records in its constructor."""
