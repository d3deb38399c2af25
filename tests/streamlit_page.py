"""One page of a running server as a browser's program sees it: the same protocol, no browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from tests.server import Server

SECONDS = 60


@dataclass
class Page:
    """A page after its newest run: `drawn` holds its elements, `widgets` what was entered."""

    browser: httpx.Client
    socket: ClientConnection
    screen: str
    query: str
    drawn: list[Element] = field(default_factory=list)
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    session: str = ""

    def words(self) -> str:
        """Return what the page says to a reader, without escapes."""
        said = [_words(element) for element in self.drawn]
        return "\n".join(text for text in said if text).replace("\\", "")

    def kinds(self) -> set[str]:
        """Return which kinds of element are on the page."""
        return {element.WhichOneof("type") for element in self.drawn}

    def alerts(self) -> list[str]:
        """Return the errors and warnings on the page, without what keeps them from being marked."""
        found = [each.alert.body for each in self.drawn if each.WhichOneof("type") == "alert"]
        return [body.translate({ord("\\"): None, 0x2060: None}) for body in found]

    def element(self, kind: str, label: str = "") -> object:
        """Return the first element of this kind whose label holds `label`."""
        found = [getattr(each, kind) for each in self.drawn if each.WhichOneof("type") == kind]
        return next(each for each in found if label in each.label)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a selectbox, and run the page."""
        box = self.element("selectbox", label)
        self.widgets[box.id] = WidgetState(id=box.id, string_value=option)
        self.run()

    def press(self, label: str) -> None:
        """Press a button, and run the page."""
        button = self.element("button", label)
        self.run(WidgetState(id=button.id, trigger_value=True))

    def bring(self, name: str, data: bytes, mime: str = "application/octet-stream") -> int:
        """Send a file to the address that the server names for it; return how it answered.

        Like a browser, run the page with the file in its box only once the server has it.
        """
        box = self.element("file_uploader")
        ask = BackMsg()
        ask.file_urls_request.request_id = "r"
        ask.file_urls_request.session_id = self.session
        ask.file_urls_request.file_names.append(name)
        self.socket.send(ask.SerializeToString())
        (given,) = self._until("file_urls_response").file_urls_response.file_urls
        answer = self.browser.put(given.upload_url, files={"file": (name, data, mime)})
        if answer.status_code == 204:
            state = WidgetState(id=box.id)
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.file_id, info.name, info.size = given.file_id, name, len(data)
            info.file_urls.CopyFrom(given)
            self.widgets[box.id] = state
            self.run()
        return answer.status_code

    def download(self, label: str) -> httpx.Response:
        """Ask for the file behind a download button, and fetch it from the address it is given."""
        button = self.element("download_button", label)
        ask = BackMsg()
        ask.backend_operation_request.request_id = "d"
        ask.backend_operation_request.session_id = self.session
        ask.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        self.socket.send(ask.SerializeToString())
        given = self._until("backend_operation_response").backend_operation_response
        return self.browser.get(given.deferred_file.url)

    def run(self, *pressed: WidgetState) -> None:
        """Run the whole page with what was entered, and keep what it draws."""
        ask = BackMsg()
        ask.rerun_script.query_string, ask.rerun_script.page_name = self.query, self.screen
        ask.rerun_script.widget_states.widgets.extend([*self.widgets.values(), *pressed])
        self.socket.send(ask.SerializeToString())
        self._until("script_finished")

    def _until(self, kind: str) -> ForwardMsg:
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.socket.recv(timeout=SECONDS))
            found = message.WhichOneof("type")
            assert found != "ref_hash", "an element that is kept by its hash is not looked up"
            if found == "new_session":  # of the run, or of the one that it asked for at its end
                self.drawn.clear()
                self.session = message.new_session.initialize.session_id or self.session
            if found == "delta" and message.delta.WhichOneof("type") == "new_element":
                self.drawn.append(message.delta.new_element)
            if found == kind and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return message


@contextmanager
def opened(server: Server, token: str, screen: str, query: str = "") -> Iterator[Page]:
    """Give a page after its first run, in a browser that holds `token`."""
    with server.browser() as browser:
        browser.cookies.set("gozin", token)
        browser.get("/_stcore/health")  # with it comes the cookie against forged forms
        browser.headers["X-Xsrftoken"] = browser.cookies["_streamlit_xsrf"]
        with connect(
            f"{server.base}/_stcore/stream".replace("http", "ws"),
            origin=server.base,
            additional_headers={"Cookie": f"gozin={token}"},
            subprotocols=["streamlit"],
            max_size=None,
        ) as socket:
            page = Page(browser=browser, socket=socket, screen=screen, query=query)
            page.run()
            yield page


def _words(element: Element) -> str:
    kind = element.WhichOneof("type")
    found = getattr(element, kind)
    return getattr(found, "body", "") or getattr(found, "label", "")
