"""The process: ``python -m galleria_recommendations``."""

import sys
from typing import Final

from galleria_chassis.service.run_process import run_process

from galleria_recommendations.service import name, start_recommendations

_turn_seconds: Final = 0.001

# Whoever asks while a model is made in a thread waits for a turn at each step; a fifth of Python's own turn is enough.
sys.setswitchinterval(_turn_seconds)
run_process(name, start_recommendations)
