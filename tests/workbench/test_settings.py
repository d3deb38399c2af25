import pytest
import streamlit as st

from workbench.problem import Problem
from workbench.settings import (
    PROJECT,
    SAFE,
    Publisher,
    database_url,
    read_settings,
    refuse_unsafe,
)

TOLD = {
    **SAFE,
    "server.maxUploadSize": 10,
    "server.trustedUserHeaders": {"X-Gozin-Session": "session"},
}


def test_the_settings_of_the_project_are_safe():
    refuse_unsafe(st.get_option)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("client.showErrorDetails", "full"),
        ("server.enableXsrfProtection", False),
        ("browser.gatherUsageStats", True),
        ("server.maxUploadSize", 200),
        ("server.trustedUserHeaders", {"X-Gozin-Session": "session", "X-Other": "name"}),
        ("server.trustedUserHeaders", {}),
        ("server.fileWatcherType", "auto"),
    ],
)
def test_an_unsafe_setting_is_named_with_what_was_found(name, found):
    with pytest.raises(Problem, match=rf"the setting {name} must be .* to start, got"):
        refuse_unsafe({**TOLD, name: found}.get)


def test_without_configuration_the_data_stand_in_the_projects_own_folder():
    settings = read_settings({})

    assert settings.database == f"sqlite:///{PROJECT / 'data' / 'gozin.db'}"
    assert settings.hosts == frozenset()


def test_hosts_are_named_by_commas_or_spaces():
    assert read_settings({"GOZIN_HOSTS": "Gozin.example, second"}).hosts == {
        "gozin.example",
        "second",
    }


def test_the_port_is_8501_or_the_one_that_is_asked_for():
    assert [read_settings({"PORT": port}).port for port in ("", "8600", "65535")] == [
        8501, 8600, 65535,
    ]  # fmt: skip


@pytest.mark.parametrize("port", ["abc", "-1", "0", "65536", "80.5", "8501 "])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(Problem, match=f"PORT is a whole number from 1 to 65535, got {port}$"):
        read_settings({"PORT": port})


@pytest.mark.parametrize("url", ["mysql://db/gozin", "gozin.db"])
def test_another_kind_of_database_is_refused(url):
    with pytest.raises(Problem, match="DATABASE_URL begins with sqlite:// or postgresql://"):
        database_url(url)


def test_the_name_and_prefix_of_a_publisher_are_read():
    given = {"GOZIN_OCID_PREFIX": "ocds-a1b2c3", "GOZIN_ORGANISATION": " Clinic  of Ray "}
    assert read_settings(given).publisher == Publisher(
        ocid_prefix="ocds-a1b2c3", organisation="Clinic of Ray"
    )
    assert read_settings({}).publisher.ocid_prefix == "ocds-000000"
    with pytest.raises(Problem, match="the registry of the standard gave you, got ocds-1"):
        read_settings({"GOZIN_OCID_PREFIX": "ocds-1"})
