"""Time zones by the names that people have for them."""

from workbench.language.tongue import Language

# Offered first; every other zone goes by its own name.
_CITIES = {
    "Asia/Tehran": ("Tehran", "تهران"),
    "Asia/Dubai": ("Dubai", "دبی"),
    "Asia/Baghdad": ("Baghdad", "بغداد"),
    "Asia/Kabul": ("Kabul", "کابل"),
    "Asia/Dushanbe": ("Dushanbe", "دوشنبه"),
    "Europe/Istanbul": ("Istanbul", "استانبول"),
    "Asia/Baku": ("Baku", "باکو"),
    "Asia/Yerevan": ("Yerevan", "ایروان"),
    "Asia/Qatar": ("Doha", "دوحه"),
    "Asia/Riyadh": ("Riyadh", "ریاض"),
    "Asia/Muscat": ("Muscat", "مسقط"),
    "Asia/Kolkata": ("New Delhi", "دهلی نو"),
    "Asia/Shanghai": ("Beijing", "پکن"),
    "Europe/London": ("London", "لندن"),
    "Europe/Berlin": ("Berlin", "برلین"),
    "Europe/Paris": ("Paris", "پاریس"),
    "Europe/Moscow": ("Moscow", "مسکو"),
    "America/New_York": ("New York", "نیویورک"),
}
ZONES = (*_CITIES, "UTC")


def zone_name(zone: str, language: Language) -> str:
    """Return a zone as it stands behind an hour.

    >>> zone_name("Asia/Tehran", Language.EN), zone_name("Asia/Tehran", Language.FA)
    ('Tehran time', 'به وقت تهران')
    """
    if zone == "UTC":
        return "به وقت جهانی" if language is Language.FA else "UTC"
    english, persian = _CITIES.get(zone, (zone, zone))
    return f"به وقت {persian}" if language is Language.FA else f"{english} time"
