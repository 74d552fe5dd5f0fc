"""The names by which a server is told what to serve; apart, because `apps` reads its answers when it is imported."""

FOLDER, WELKE, REDIS = "WIJZER_BENCH_FOLDER", "WIJZER_BENCH_APP", "WIJZER_BENCH_REDIS"
MET_CACHE, ZONDER_CACHE, KAAL = "met-cache", "zonder-cache", "kaal"
ANTWOORDEN = "antwoorden.pickle"
