"""What this process takes from the machine."""

from prometheus_client.process_collector import ProcessCollector

from cocreate.metrics.meters import OPEN_FILES, RESIDENT_MEMORY

_OWN = ProcessCollector(registry=None)


def note_process(process: str) -> None:
    """Note memory and open files of this process, which is one of `web` and `jobs`."""
    now = {family.name: family.samples[0].value for family in _OWN.collect()}
    RESIDENT_MEMORY.labels(process).set(now["process_resident_memory_bytes"])
    OPEN_FILES.labels(process).set(now["process_open_fds"])
