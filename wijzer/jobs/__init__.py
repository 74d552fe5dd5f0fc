"""Work that runs by the clock: the schedule, the jobs and their one worker."""
