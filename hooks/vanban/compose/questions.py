"""Questions and answers: a page a set, a listing, and short lists on the documents they rest on."""

from collections.abc import Iterable, Iterator

from vanban.compose import html
from vanban.compose.choices import chooser, marked
from vanban.compose.html import Html
from vanban.compose.page import Page, href, page_href
from vanban.compose.source_links import SourceLinks
from vanban.documents.answers import Answer
from vanban.documents.item import Item
from vanban.documents.library import Library
from vanban.documents.models import Directive, QuestionSet
from vanban.language.sections import SectionLabel
from vanban.language.text import slug

ADDRESS = "hoi-dap"


def question_pages(library: Library) -> Iterator[Page]:
    """``/hoi-dap/``, where the browser filters by audience."""
    blocks = []
    for item in library.of(QuestionSet):
        answers = [answer for answer in library.answers if answer.of is item]
        rows = [marked(Html(_link(ADDRESS, a) + _audience(a)), dung_cho=a.question.audience) for a in answers]
        link = f"[{html.in_markdown(item.title)}]({page_href(ADDRESS, item.address)})"
        blocks.append(f"## {link} {{ #{slug(item.address)} }}\n\n{html.bullets(rows)}")
    audiences = (words for answer in library.answers for words in answer.question.audience)
    yield Page.of(ADDRESS, "Hỏi – đáp", "\n\n".join([chooser("dung-cho", "Dành cho", audiences), *blocks]) + "\n")


def question_set_page(library: Library, item: Item[QuestionSet], links: SourceLinks) -> Page:
    """A set: who compiled it, what it rests on, its own text, and each question with its section."""
    answers = [answer for answer in library.answers if answer.of is item]
    notice = f"Câu hỏi do {item.model.compiler} biên soạn từ văn bản đã dẫn, không phải tài liệu chính thức."
    documents = dict.fromkeys(answer.document for answer in answers)
    about = html.bullets(_document(item.address, document) for document in documents)
    blocks: list[str] = [html.tag("p", html.text(notice), class_="luu-y"), html.facts([("Dựa vào", about)])]
    blocks += filter(None, [links.applied_to(item).strip()])
    for answer in answers:
        question = answer.question
        said = links.applied(question.answer, item.source.path, f"{item.address}.md")
        heading = f"## {html.in_markdown(question.question)} {{ #{question.key} }}"
        place = html.link(
            href(item.address, answer.document.address, question.section.anchor),
            f"mục {question.section}, {answer.document.title}",
        )
        rest = html.joined(filter(None, [Html(f"Căn cứ: {place}"), _audience(answer)]), " · ")
        blocks += [heading, said, html.tag("p", rest, class_="ai")]
    return Page.of(item.address, item.title, "\n\n".join(blocks) + "\n", source=item.source.path)


def questions_on(library: Library, item: Item[Directive], section: SectionLabel) -> str:
    """Links to the questions that rest on exactly this section of a document; empty if there are none."""
    rows = [
        _link(item.address, answer)
        for answer in library.answers_by_document.get(item, ())
        if answer.question.section == section
    ]
    return (
        html.tag("div", html.tag("strong", html.text("Hỏi – đáp")), html.bullets(rows), class_="hoi-dap")
        if rows
        else ""
    )


def questions_about(library: Library, page: str, documents: Iterable[Item[Directive]]) -> Html:
    """Links to all questions that rest on these documents."""
    answers = [answer for document in documents for answer in library.answers_by_document.get(document, ())]
    return html.bullets(Html(_link(page, answer) + _audience(answer)) for answer in answers)


def _link(page: str, answer: Answer) -> Html:
    return html.link(href(page, answer.of.address, answer.question.key), answer.question.question)


def _document(page: str, document: Item[Directive]) -> Html:
    return html.link(href(page, document.address), f"{document.title} ({document.model.issuer})")


def _audience(answer: Answer) -> Html:
    words = ", ".join(answer.question.audience)
    return html.tag("small", html.text(f" dành cho {words}")) if words else Html("")
