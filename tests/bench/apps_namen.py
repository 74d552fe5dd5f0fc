"""The names by which a server is told what to serve; apart, because `apps` builds its app when it is imported."""

FOLDER, WELKE = "WIJZER_BENCH_FOLDER", "WIJZER_BENCH_APP"
MET_CACHE, ZONDER_CACHE, KAAL = "met-cache", "zonder-cache", "kaal"
ANTWOORDEN = "antwoorden.pickle"
