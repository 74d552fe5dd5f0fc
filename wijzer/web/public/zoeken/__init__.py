"""The search page: the form, what was understood and chosen, the results, and what to do where there are none."""
