"""What every figure is held against: a bare WebSocket echo, and a page of one empty fragment."""

from pathlib import Path

import streamlit as st
from starlette.routing import WebSocketRoute


async def echo(socket):
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)


app = st.App(
    Path(__file__).with_name("empty_page.py"), routes=[WebSocketRoute("/live/{selection}", echo)]
)
