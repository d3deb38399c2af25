"""How the sample wants to work: the map to be, where customers meet us, how gaps are closed."""

from rfp.maps.touchpoint import Touchpoint
from rfp.needs.closing import Closing
from rfp.needs.wave import Wave
from scoring.sample_content import both, own_words

MAP_TITLE = both("From lead to order, as it shall be", "از سرنخ تا سفارش، وضع مطلوب")
DROPPED = 7  # nothing is handed over once sales and service read one file
MOVED = 5
MOVED_TO = both("Sales", "فروش"), both("See credit limit", "دیدن سقف اعتبار")

# By step, from 1.
TOUCHPOINTS = {
    3: Touchpoint(cost=4, experience=4),
    8: Touchpoint(cost=3, experience=5),
}

# One for each gap, in their order.
CLOSINGS = (
    Closing(effort=2, wave=Wave.NOW, owner=own_words("Head of sales", "مدیر فروش")),
    Closing(effort=4, wave=Wave.NEXT, owner=own_words("Head of IT", "مدیر فناوری اطلاعات")),
    Closing(effort=3, wave=Wave.NOW, owner=own_words("Head of service", "مدیر خدمات")),
    Closing(effort=2, wave=Wave.NEXT, owner=own_words("Head of service", "مدیر خدمات")),
)
WAITS = (1, 2)  # accounting is connected once there is one customer file
