"""What every figure is held against: a bare echo, a page of one letter, a page of two charts."""

from pathlib import Path

import streamlit as st
from starlette.routing import WebSocketRoute


async def echo(socket):
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)


HERE = Path(__file__).parent
app = st.App(HERE / "empty_page.py", routes=[WebSocketRoute("/live/{selection}", echo)])
charts = st.App(HERE / "charts_page.py")
