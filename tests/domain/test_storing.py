"""What the system says of a disk, in words: every failure has a reason, and a fault of the program stays one."""

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain import storing
from wijzer.domain.storing import SchijfFout, disk_explained, disk_reason, explain_disk


@pytest.mark.parametrize("nummer", storing._SCHIJF)
def test_every_failure_of_a_disk_is_told_with_its_file_and_to_visitors_without(nummer: int):
    fout = explain_disk(OSError(nummer, "No space left on device", "/srv/geheim/kopie.gz"))
    assert fout is not None
    assert fout.voor_beheer == f"/srv/geheim/kopie.gz: {storing._SCHIJF[nummer]}."
    assert "geheim" not in f"{fout}{fout.melding}"
    zonder = explain_disk(OSError(nummer, "No space left on device"))
    assert zonder is not None
    assert zonder.voor_beheer[0].isupper()


@given(st.sampled_from(sorted(errno.errorcode)))
def test_what_is_no_failure_of_a_disk_is_a_fault_of_the_program(nummer: int):
    def fail() -> None:
        with disk_explained():
            raise OSError(nummer, "x")

    soort = SchijfFout if disk_reason(OSError(nummer, "x")) else OSError
    with pytest.raises(soort):
        fail()


def test_a_block_that_ends_well_is_left_alone():
    with disk_explained():
        assert True
