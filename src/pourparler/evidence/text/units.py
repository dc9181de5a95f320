"""The units that a quantity may have: patterns, and the name each is normalised to."""

from __future__ import annotations

# Signs before (or behind) a figure, and the ISO 4217 code of the money they stand for. "$" is read as US dollars.
SIGNS = {
    "$": "usd", "US$": "usd", "A$": "aud", "C$": "cad", "CA$": "cad", "AU$": "aud", "NZ$": "nzd", "HK$": "hkd",
    "S$": "sgd", "R$": "brl", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₴": "uah", "₪": "ils",
    "₩": "krw", "₺": "try", "₦": "ngn", "₫": "vnd", "₱": "php",
}  # fmt: skip
CODES = (
    "USD|EUR|GBP|JPY|CNY|RMB|INR|RUB|UAH|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|TRY|ILS|EGP|ZAR|BRL|MXN|KES|ETB|SAR|"
    "AED"
)
MONEY = {
    "dollar": "usd", "dollars": "usd", "euro": "eur", "euros": "eur", "pound": "gbp", "pounds": "gbp", "yen": "jpy",
    "yuan": "cny", "renminbi": "cny", "rupee": "inr", "rupees": "inr", "rouble": "rub", "roubles": "rub",
    "ruble": "rub", "rubles": "rub", "hryvnia": "uah", "hryvnias": "uah", "shekel": "ils", "shekels": "ils",
    "lira": "try", "zloty": "pln", "zlotys": "pln", "rand": "zar", "won": "krw", "cent": "cent", "cents": "cent",
    "usd": "usd", "eur": "eur", "gbp": "gbp", "jpy": "jpy", "cny": "cny", "rmb": "cny", "inr": "inr", "rub": "rub",
    "uah": "uah", "chf": "chf", "cad": "cad", "aud": "aud", "sek": "sek", "nok": "nok", "dkk": "dkk", "pln": "pln",
    "birr": "etb", "dirhams": "aed", "riyals": "sar", "pesos": "peso", "francs": "franc", "crowns": "crown",
    "kronor": "sek", "kroner": "krone", "dinars": "dinar",
}  # fmt: skip
PER = (
    r"(?:thousand |1,?000 )?(?:cubic met(?:re|er)s?|megawatt[ -]hours?|MWh)|hour|day|week|month|quarter|year|annum|"
    r"second|minute|tonne|ton|barrel|litre|liter|kilo|kg|km|hectare|acre|person|head|household|family|child|worker|employee|shift|capita|unit|vessel|"
    r"ship|case|kilometre|kilometer"
)

# Name and pattern; an empty name: the noun itself, in the singular. Longer ones first.
UNITS: tuple[tuple[str, str], ...] = (
    ("percentage point", r"(?:percentage|per ?cent) points?\b|pp\b"),
    ("basis point", r"basis points?\b|bps\b"),
    ("percent", r"%|per ?cent\b|percent\b|pct\b|p\.c\.|prozent\b|pour cent\b|por ciento\b"),
    ("per mille", r"‰"),
    ("degree celsius", r"°C\b|degrees? (?:celsius|C\b)"),
    ("acre-foot", r"acre[ -]f(?:ee|oo)t\b|af\b"),
    ("cubic metre per second", r"(?:cubic met(?:re|er)s?|m3|m³|cumecs?)(?: per second| a second|/s(?:ec)?)|cumecs?\b"),
    ("cubic foot per second", r"cubic f(?:ee|oo)t (?:per|a) second\b|cfs\b|cusecs?\b"),
    ("cubic kilometre", r"cubic kilomet(?:re|er)s?\b|km3\b|km³"),
    ("cubic metre", r"cubic met(?:re|er)s?\b|m3\b|m³"),
    ("km2", r"square kilomet(?:re|er)s?\b|sq\.? ?km\b|km2\b|km²"),
    ("m2", r"square met(?:re|er)s?\b|sq\.? ?m\b|m2\b|m²"),
    ("square mile", r"square miles?\b|sq\.? ?mi\b"),
    ("hectare", r"hectares?\b|ha\b"),
    ("acre", r"acres?\b"),
    ("nautical mile", r"nautical[ -]miles?\b|nm\b"),
    ("kilometre", r"kilomet(?:re|er)s?\b|km\b"),
    ("metre", r"met(?:re|er)s?\b"),
    ("centimetre", r"centimet(?:re|er)s?\b|cm\b"),
    ("mile", r"miles?\b"),
    ("foot", r"feet\b|foot\b"),
    ("litre", r"lit(?:re|er)s?\b"),
    ("gallon", r"gallons?\b"),
    ("billion cubic metre", r"bcm\b"),
    ("million cubic metre", r"mcm\b"),
    ("megatonne", r"megaton(?:ne)?s?\b"),
    ("tonne", r"(?:metric )?tonnes?\b|(?:metric )?tons?\b"),
    ("kilogram", r"kilo(?:gram(?:me)?)?s?\b|kg\b"),
    ("barrel", r"barrels?\b"),
    ("kilowatt-hour", r"kilowatt[ -]hours?\b|kwh\b"),
    ("gigawatt-hour", r"gigawatt[ -]hours?\b|gwh\b"),
    ("megawatt", r"megawatts?\b|mw\b"),
    ("gigawatt", r"gigawatts?\b|gw\b"),
    ("kilometre per hour", r"kilomet(?:re|er)s? per hour\b|km/h\b|kph\b"),
    ("person", r"people\b|persons?\b|inhabitants\b|residents\b|civilians\b|citizens\b"),
    ("troop", r"(?:\w{1,12} )?troops?\b|(?:\w{1,12} )?soldiers?\b|peacekeepers?\b"),
    ("minute", r"minutes?\b|mins?\b"),
    ("hour", r"(?:working )?hours?\b|hrs?\b"),
    ("day", r"(?:calendar |working |business )?days?\b"),
    ("week", r"weeks?\b"),
    ("month", r"months?\b"),
    ("year", r"years?\b|yrs?\b"),
    ("decade", r"decades?\b"),
    ("", r"(?:US |U\.S\. |Canadian |Australian )?(?:dollars?|euros?|pounds?|yen|yuan|renminbi|rupees?|roubles?|rubles?|"
         r"hryvnias?|shekels?|lira|zlotys?|rand|won|cents?|birr|dirhams|riyals|pesos|francs|crowns|kronor|kroner|dinars)\b"),
    ("", r"(?:USD|EUR|GBP|JPY|CNY|RMB|INR|RUB|UAH|CHF|CAD|AUD|SEK|NOK|DKK|PLN)\b"),
)  # fmt: skip

# Nouns whose number is no quantity in dispute: those who talk, and words that only look like plurals.
PEOPLE = frozenset((
    "sides", "parties", "countries", "states", "governments", "leaders", "officials", "ministers", "diplomats",
    "sources", "presidents", "negotiators", "envoys", "spokesmen", "aides", "advisers", "advisors", "others", "times",
    "things",
    "ways", "reasons", "nations", "neighbours", "neighbors", "allies", "rivals", "capitals", "delegates", "delegations",
    "mediators", "experts", "analysts", "calls", "demands", "says", "wants", "asks", "decides", "takes", "notes",
    "requests", "urges", "welcomes", "talks", "meetings", "questions", "factors", "decades", "goals", "occasions",
    "leads", "comes", "goes", "gives", "makes", "needs", "sets", "expects", "remains", "stands", "requires", "allows",
))  # fmt: skip
