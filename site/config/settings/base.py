"""Everything the site needs, by concern; dev, test and production hold only differences."""

from .apps import *
from .content import *
from .database import *
from .languages import *
from .logs import *
from .mail import *
from .security import *
from .signin import *
