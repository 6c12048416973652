"""People's pictures, sound, film and PDFs written anew, by a child process with little to lose.

What reads them is large and meets whatever people send, so it runs apart: no settings, no secrets in its
environment, bounds on time, memory and size (`limits`). `run` is for `common.uploads`; the rest runs in the child.
"""
