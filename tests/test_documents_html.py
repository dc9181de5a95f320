"""Pages of HTML: the text as a browser shows it, the report within the page, what the page says of itself."""

from __future__ import annotations

import pytest
from document_files import page, read, refused, sound, told

from pourparler.evidence.documents.html_css import media
from pourparler.evidence.documents.html_meta import day

LINE = "The minister said on Monday that his side would not sign the paper as it stands now. "


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n  two<b> three</b></p> <p>four", "One two three\n\nfour"),
        ("<p>One<br>two<br/><br>three<br><br><br>four</p>", "One\ntwo\n\nthree\n\nfour"),
        ("a<i>b</i>c <span> d </span>e", "abc d e"),
        ("<p>&ldquo;No&rdquo; &mdash; he&nbsp;said &amp; left&#8230;", "“No” — he\xa0said & left…"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<h1>Talks</h1>text<h2>More</h2><p>text", "Talks\n\ntext\n\nMore\n\ntext"),
        ("<ul><li>one<li>two<ul><li>deep</ul></ul>end", "• one\n• two\n• deep\n\nend"),
        ("<ol><li>one<li value=5>two<li>three</ol>", "1. one\n5. two\n6. three"),
        ("<ol start=3 type=a><li>one<li>two</ol>", "c. one\nd. two"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2<tr><td><td>3</table>", "A\tB\n1\t2\n\t3"),
        ("<table><tr><td><p>one</p><p>two</p><td><div>three</div></table>", "one two\tthree"),
        ("<table><tr><td><p>a</p><p>b</p><p>c</p><td>d</table>", "a\n\nb\n\nc\n\nd"),
        ("<table><tr><td>one<table><tr><td>two<td>three</table></table>", "one\n\ntwo\tthree"),
        ("<blockquote><p>We agree</p></blockquote><p>he said", "We agree\n\nhe said"),
        ("<q>We <q>all</q> agree</q>, he said", "“We ‘all’ agree”, he said"),
        ("<pre>one\n  two\n\nthree</pre>", "one\n  two\n\nthree"),
        ("<p style='white-space:pre-line'>one\ntwo</p>", "one\ntwo"),
        ("<p>one</p><!-- a note --><p>two</p><hr>three", "one\n\ntwo\n\nthree"),
        ("<p>a<sup>2</sup> b<wbr>c</p>", "a2 bc"),
        ("<dl><dt>Who<dd>The minister</dl>", "Who\nThe minister"),
        ("<span style='display:block'>one</span><span style='display:block'>two</span>", "one\n\ntwo"),
        ("<div style='display:inline'>one</div> <div style='display:inline'>two</div>", "one two"),
        ("<p>קרא <b>אותי</b></p><p dir=rtl>نعم</p>", "קרא אותי\n\nنعم"),
        ("<p>one<p>two</div></b></section>three", "one\n\ntwothree"),
        ("<figure><img alt='a picture' src=x><figcaption>The hall.</figcaption></figure>", "The hall."),
        ("<details><summary>More</summary><p>He said no.</details>", "More\n\nHe said no."),
    ],
)
def test_text_as_a_browser_shows_it(body: str, text: str) -> None:
    """Spaces fold, blocks stand apart, lists have their marks, cells are apart by tabs, entities are letters."""
    assert sound(page(body)).text == text


def test_places_on_the_page() -> None:
    """Each stretch of text carries the XPath of its block."""
    report = page("<main><h1>Talks</h1><p>one<p>two <b>three</b></main>")
    places = {report.text[s.start : s.end]: s.where for s in report.segments}
    assert places == {
        "Talks": "/html/body/main/h1",
        "one": "/html/body/main/p",
        "two three": "/html/body/main/p[2]",
    }


def test_the_report_within_the_page() -> None:
    """An article with most of the text is the report; what stands around it is left out and told with its length."""
    report = page(
        f"<nav>Home World</nav><article><header><h1>Talks fail</h1>By A. Writer</header><p>{LINE * 5}<aside>Also read</aside>"
        "<p>End.<footer>Reporting by B.</footer><form>Your mail</form><button>Share</button></article><footer>Imprint</footer>"
    )
    assert report.text == f"Talks fail\n\nBy A. Writer\n\n{(LINE * 5).strip()}\n\nEnd.\n\nReporting by B."
    (notice,) = told(report, "page-furniture")
    assert notice.says == f"{len(notice.text)} characters of the page left out: what stands outside the report"
    assert notice.text == "Home World Also read Your mail Share Imprint"


def test_several_articles() -> None:
    """Posts of a thread, none of which holds most of the text, are all read."""
    posts = "".join(f"<article><p>{n} {LINE * 2}</p></article>" for n in range(4))
    assert page(f"<main>{posts}</main>").text.count("The minister") == 8
    assert page(f"<div>{posts}</div><nav>Menu</nav>").text.count("The minister") == 8


def test_a_page_without_an_article() -> None:
    """Without an article the page is read but for menus, asides and footers; a header with the headline stays."""
    report = page(
        f"<header><h1>Statement</h1></header><nav>Home</nav><p>{LINE * 3}<div role=complementary>Ads</div><footer>Imprint</footer>"
    )
    assert report.text == f"Statement\n\n{(LINE * 3).strip()}"
    assert told(report, "page-furniture")[0].text == "Home Ads Imprint"


def test_a_page_in_a_form() -> None:
    """What holds most of the text is no furniture, even where it is a form or an aside."""
    assert page(f"<form><p>{LINE * 3}</p></form>").text == (LINE * 3).strip()
    assert page(f"<footer><p>{LINE * 3}</p></footer>").text == (LINE * 3).strip()


def test_a_headline_outside_the_article() -> None:
    """The page's only first heading belongs to the report though it stands before it, unless that has its own."""
    text = f"<article><p>{LINE * 4}</article>"
    assert page(f"<div><h1>Talks fail</h1></div>{text}").text.startswith("Talks fail\n\nThe minister")
    book = f"<div><h1>The Paper</h1></div><main><h2>Talks fail</h2><p>{LINE * 4}</main>"
    assert page(book).text.startswith("Talks fail\n\nThe minister")


@pytest.mark.parametrize(
    ("head", "published", "kinds"),
    [
        ('<meta property="article:published_time" content="2025-08-16T23:10:00-04:00">', "2025-08-16", ["date-from"]),
        ('<meta name="Date" content="20250816">', "2025-08-16", ["date-from"]),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2025-08-16"}]}</script>',
            "2025-08-16",
            ["date-from"],
        ),
        ('<script type="application/ld+json">{"broken": </script>', "", ["no-date"]),
        ('<meta name="date" content="16 August 2025">', "", ["date-unread", "no-date"]),
        ('<meta name="date" content="2025-02-30">', "", ["date-unread", "no-date"]),
        (
            '<meta property="article:published_time" content="2025-08-16"><script type="application/ld+json">'
            '{"datePublished":"2025-08-17"}</script>',
            "2025-08-16",
            ["date-differs", "date-from"],
        ),
    ],
)
def test_the_day_of_publication(head: str, published: str, kinds: list[str]) -> None:
    """The day is taken from the page where it says one in an ISO form, and a notice says from where."""
    report = page(f"<p>{LINE}", head)
    assert report.published == published
    assert [n.kind for n in report.notices if "date" in n.kind] == kinds


def test_a_time_in_the_report() -> None:
    """The first <time> of the report gives the day where the head has none, and the notice says so."""
    report = page(f'<p><time datetime="2025-08-16">Saturday</time> {LINE}')
    assert report.published == "2025-08-16" and "first <time>" in told(report, "date-from")[0].says


def test_what_the_page_says_of_itself() -> None:
    """Title, outlet and language come from the page; what the user says is believed and differences are told."""
    head = '<meta property="og:site_name" content="The Paper"><title>Talks fail | The Paper</title><meta name=date content=2025-08-16>'
    report = read(f'<html lang="en-GB"><head>{head}</head><body><h1>Talks  fail</h1><p>{LINE}', "a.html")
    assert (report.title, report.outlet, report.language, report.published) == (
        "Talks fail",
        "The Paper",
        "en",
        "2025-08-16",
    )
    other = page(f"<p>{LINE}", head, outlet="Agency", published="2025-08-15", language="en")
    assert (other.title, other.outlet, other.published) == ("Talks fail | The Paper", "Agency", "2025-08-15")
    assert told(other, "outlet-differs") and told(other, "published-differs")
    assert not told(page(f"<p>{LINE}", head, published="2025-08"), "published-differs")


def test_iso_days() -> None:
    """A day is read from ISO forms only, as written there, and only if the calendar has it."""
    assert [day(t) for t in ("2024-02-29", "20240229T1010", "2023-02-29", "2024-2-9", "soon", "")] == [
        "2024-02-29"
    ] * 2 + [""] * 4


def test_encodings_of_pages() -> None:
    """The page's own charset is used and told; where bytes or mark say otherwise, that is told too."""
    text = "<p>caf\xe9 is in the text"
    latin = read(f"<meta charset='iso-8859-1'>{text}".encode("latin-1"), "a.html")
    assert (latin.text, latin.encoding) == ("café is in the text", "windows-1252") and told(latin, "encoding")
    russian = read(
        "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Министр".encode("cp1251"),
        "a.html",
    )
    assert russian.text == "Министр"
    wrong = read(f"<meta charset=iso-8859-1>{text}".encode(), "a.html")
    assert wrong.text == "café is in the text" and told(wrong, "encoding-contradiction")
    mixed = read(f"<meta charset=utf-8>{text}".encode("latin-1"), "a.html")
    assert mixed.text == "café is in the text" and told(mixed, "encoding")
    marked = read("<meta charset=latin1><p>café in it".encode("utf-16"), "a.html")
    assert marked.text == "café in it" and told(marked, "encoding-contradiction")
    two = read("<meta charset=utf-8><meta charset=koi8-r><p>the text", "a.html")
    assert told(two, "encoding-contradiction")
    unknown = read(f"<meta charset=martian>{text}".encode(), "a.html")
    assert unknown.text == "café is in the text" and "none that is known" in told(unknown, "encoding")[0].says
    sneaky = read(b"<meta charset=utf-7><p>+ADw-b+AD4- is text", "a.html")
    assert sneaky.text == "+ADw-b+AD4- is text"
    assert (
        read(f"<meta charset=utf-8>{text}".encode("cp1251", "replace"), "a.html", encoding="latin-1").encoding
        == "iso-8859-1"
    )


def test_pages_without_text() -> None:
    """A page whose text scripts would make, a page of frames, and one with nothing to see are told."""
    assert refused("<html><body><div id=root></div><script>render('all of it')</script>", "a.html").startswith(
        "a page whose text is made by scripts (1 script, 0 letters of text); open it in a browser"
    )
    assert "made by scripts" in refused(
        "<html><body>Loading…<script>x</script><noscript>Enable JavaScript to read this page.</noscript>", "a.html"
    )
    assert "a page of frames" in refused("<html><frameset><frame src=a><frame src=b></frameset></html>", "a.html")
    assert "without any text" in refused("<html><body><img src=x></body></html>", "a.html")
    assert "without any text" in refused("<!doctype html>", "a.html")


def test_little_text_and_frames() -> None:
    """Much script beside little text, and frames in the page, are told."""
    report = page(f"<p>{LINE}<script>{'x=1;' * 1000}</script><iframe src=x></iframe>")
    assert told(report, "little-text") and told(report, "frames")


def test_struck_text() -> None:
    """Text that the page strikes through stays and is told."""
    report = page("<p>He said <del>yes</del> <ins>no</ins>.")
    assert report.text == "He said yes no."
    assert [report.text[n.start : n.end] for n in told(report, "struck-text")] == ["yes"]


def test_media_queries() -> None:
    """Queries are answered for a screen of 1,280 by 800; what is not known is not guessed."""
    answers = {
        "screen": True, "print": False, "all": True, "not print": True, "only screen and (max-width: 600px)": False,
        "(min-width: 40em)": True, "screen and (orientation: landscape)": True, "print, screen": True,
        "(prefers-color-scheme: dark)": False, "(min-resolution: 2dppx)": None, "": True,
    }  # fmt: skip
    assert {query: media(query) for query in answers} == answers
