"""What all tests share: reproducible properties, and the rubrics of the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rubricpress.core.scoring import Scorer
from rubricpress.source.library import Library

ROOT = Path(__file__).parent.parent

# The same examples in every run and on every machine; a slow machine is no failure.
settings.register_profile(
    "reproducible",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("reproducible")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def rubrics_folder(root: Path) -> Path:
    """The folder of the official rubrics, and of those that a maintainer has added."""
    return root / "rubrics"


@pytest.fixture(scope="session")
def scorers(rubrics_folder: Path) -> dict[str, Scorer]:
    """A scorer for each rubric in that folder, by id."""
    return dict(Library(rubrics_folder))


@pytest.fixture(scope="session")
def samples(root: Path) -> Library:
    """A small rubric with every scoring method, `sample`."""
    return Library(root / "tests" / "problems" / "response" / "rubrics")


@pytest.fixture(scope="session")
def sample(samples: Library) -> Scorer:
    """Its scorer."""
    return samples["sample"]
