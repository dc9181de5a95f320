"""Which language a text is in."""

from __future__ import annotations

import pytest

from pourparler.evidence.text.language import language

SAMPLES = {
    "en": "The government said that it would not sign the agreement with the unions before the end of the year.",
    "fr": "Le gouvernement a déclaré que les négociations sont dans une impasse et que la grève continue.",
    "de": "Die Regierung hat erklärt, dass sie nicht mit den Gewerkschaften über die Löhne verhandeln wird.",
    "es": "El gobierno dijo que no firmará el acuerdo con los sindicatos en la región antes del lunes.",
    "it": "Il governo ha detto che non firmerà l'accordo con i sindacati della regione per il momento.",
    "pt": "O governo disse que não vai assinar o acordo com os sindicatos da região até ao fim do mês.",
    "nl": "De regering zei dat het niet met de vakbonden zal praten over een nieuw akkoord voor de haven.",
    "pl": "Rząd powiedział, że nie podpisze umowy ze związkami i że to jest koniec rozmów na ten rok.",
    "uk": "Уряд заявив, що не підпише угоду з профспілками, але переговори тривають і для них це важливо.",
    "ru": "Правительство заявило, что не подпишет соглашение с профсоюзами, но это было важно для них.",
    "ar": "قالت الحكومة إن المفاوضات مستمرة في المدينة من أجل التوصل إلى اتفاق على وقف إطلاق النار.",
    "he": "הממשלה אמרה שלא תחתום על ההסכם עם האיגודים.",
    "zh": "政府表示不会与工会签署协议。",
    "ja": "政府は合意に署名しないと述べた。",
    "tr": "Hükümet, sendikalar ile bir anlaşma için görüşmelerin çok önemli olduğunu ve devam edeceğini söyledi.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_tells_its_language(code: str) -> None:
    """One ordinary sentence is enough."""
    assert language(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "Paris Berlin London", "12.5 % 2025-08-16", "Hello.", "???"])
def test_a_text_that_tells_too_little_has_no_language(text: str) -> None:
    """Names and figures have no answer."""
    assert language(text) == ""
