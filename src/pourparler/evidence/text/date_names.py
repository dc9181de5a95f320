"""Names of months, weekdays and seasons. The foreign months are those of dates with a year ("16 août 2025")."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero gennaio janeiro январь января січня",
            "february feb février februar febrero febbraio fevereiro февраль февраля лютого",
            "march mar mars märz marzo março март марта березня",
            "april apr avril abril aprile апрель апреля квітня",
            "may mai mayo maggio maio май мая травня",
            "june jun juin juni junio giugno junho июнь июня червня",
            "july jul juillet juli julio luglio julho июль июля липня",
            "august aug août agosto август августа серпня",
            "september sep sept septembre septiembre settembre setembro сентябрь сентября вересня",
            "october oct octobre oktober octubre ottobre outubro октябрь октября жовтня",
            "november nov novembre noviembre novembro ноябрь ноября листопада",
            "december dec décembre dezember diciembre dicembre dezembro декабрь декабря грудня",
        ),
        1,
    )
    for name in names.split()
}
DAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
