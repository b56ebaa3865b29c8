"""Material's search box over our own worker, in a real browser."""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError

from search import yardstick

FIRST = ".md-search-result__item >> nth=0"


@contextmanager
def portal(browser, address, width=1280, path=""):
    """A page of the trial portal; afterwards: no error, no message, no request to another host."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.context.on("request", lambda request: requests.append(request.url))
    page.requested = requests
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    yield page
    page.close()
    assert complaints == []
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}


def search(page, query):
    """Types a query and waits for its answer."""
    box = page.locator("[data-md-component=search-query]")
    if page.viewport_size["width"] < 960 and not page.locator("#__search").is_checked():
        page.locator("label.md-header__button[for=__search]").click()
    meta = page.locator(".md-search-result__meta")
    box.fill("")
    box.press("Backspace")
    meta.filter(has_text="Nhập để bắt đầu tìm kiếm").wait_for()
    box.fill(query)
    box.press("End")
    if query.strip():
        meta.filter(has_text=re.compile("trang|Không tìm thấy")).wait_for()


def titles(page):
    """The titles of the pages found, best first."""
    return page.locator(".md-search-result__item h1").all_inner_texts()


def first_link(page):
    """Where Enter would lead: the best entry of the best page."""
    return page.evaluate("""() => [...document.querySelectorAll(".md-search-result [href]")].sort((a, b) =>
        b.firstElementChild.dataset.mdScore - a.firstElementChild.dataset.mdScore)[0].href""")


ANSWERS = [
    ("nghi quyet", "nghi-quyet/18/"),
    ("Nghị quyết", "nghi-quyet/18/"),
    ("dang bo", "ke-hoach/44/"),
    ("đảng bộ thị xã", "ke-hoach/44/"),
    ("quan triet ket luan", "ke-hoach/44/"),
    ("hội nghị cơ sở", "ke-hoach/44/#muc-iii-2"),
    ("hoi nghi co so", "ke-hoach/44/#muc-iii-2"),
    ("Ho\u0323\u0302i nghi\u0323 co\u031b so\u031b\u0309", "ke-hoach/44/#muc-iii-2"),
    ("hoà cùng", "ket-luan-21/#muc-ii"),
    ("hòa cùng", "ket-luan-21/#muc-ii"),
    ("hoa cung", "ket-luan-21/#muc-ii"),
    ("kỉ luật", "ket-luan-21/#muc-i"),
    ("cu mgar", "ke-hoach/44/#muc-iii-2"),
    ("15/08/2022", "ke-hoach/44/#muc-iii-2"),
    ("21-KL/TW", "ket-luan-21/"),
    ("21 kl tw", "ket-luan-21/"),
    ("21 KL/TW", "ket-luan-21/"),
    ("21kl/tw", "ket-luan-21/"),
    ("kết luận 21", "ket-luan-21/"),
    ("ket luan so 21", "ket-luan-21/"),
    ("kl 21", "ket-luan-21/"),
    ("21-kl/t", "ket-luan-21/"),
    ("121-KL/TW", "ket-luan-121/"),
    ("18-NQ/TW", "nghi-quyet/18/"),
    ("nq18", "nghi-quyet/18/"),
    ("kế hoạch 44", "ke-hoach/44/"),
    ("mục III.2 kế hoạch 44", "ke-hoach/44/#muc-iii-2"),
    ("44-kh/tu muc iii.1", "ke-hoach/44/#muc-iii-1"),
    ("Mục III.1. Kế hoạch 44", "ke-hoach/44/#muc-iii-1"),
    ("(MỤC III.1) kế hoạch 44", "ke-hoach/44/#muc-iii-1"),
    ("mục III.1.a: kế hoạch 44", "ke-hoach/44/#muc-iii-1"),
    ("mục iii,2 kế hoạch 44", "ke-hoach/44/#muc-iii-2"),
    ("mục 2 phần III kế hoạch 44", "ke-hoach/44/#muc-iii-2"),
    ("44-kh/tu phan iii, muc 2", "ke-hoach/44/#muc-iii-2"),
    ("phần 3 mục 2 kế hoạch 44", "ke-hoach/44/#muc-iii-2"),
    ("kế hoạch 44 phần II, mục III.1", "ke-hoach/44/#muc-iii-1"),
    ("mục V hội nghị cơ sở ngày 15/8/2022 Cư M'gar", "ke-hoach/44/#muc-v"),
    ("44", "ke-hoach/44/"),
    ("37-QĐ/TW", "ke-hoach/44/"),
    ("quy định 37", "ke-hoach/44/"),
    ("đảng", "toned/#dang"),
    ("đang", "toned/#thi"),
    ("thu hoạch zzz", "ke-hoach/44/#muc-v"),
]


@pytest.mark.parametrize("width", [1280, 390])
def test_each_kind_of_query_leads_to_its_page_or_section(browser, trial_address, width):
    with portal(browser, trial_address, width) as page:
        found = {}
        for query, _ in ANSWERS:
            search(page, query)
            found[query] = first_link(page)
    wanted = {query: trial_address + location for query, location in ANSWERS}
    assert {query: re.sub(r"\?h=[^#]*", "", link) for query, link in found.items()} == wanted


@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_lands_on_the_section_with_its_words_marked(browser, trial_address, width):
    with portal(browser, trial_address, width, "toned/") as page:
        search(page, "hoi nghi co so")
        page.locator("a", has_text="III.2 Hội nghị cơ sở").last.click()
        page.wait_for_url("**/ke-hoach/44/**#muc-iii-2")
        page.locator("h2#muc-iii-2 mark").first.wait_for()
        assert page.locator("h2#muc-iii-2").is_visible()
        assert {text.lower() for text in page.locator("h2#muc-iii-2 mark").all_inner_texts()} >= {"hội nghị cơ sở"}


def test_what_a_page_is_known_by_is_not_missed_in_its_sections(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "mục III.2 kế hoạch 44")
        assert page.locator(".md-search-result__item").first.locator(".md-search-result__terms").count() == 0
        search(page, "mục III.2 kế hoạch 44 zzz")
        missed = page.locator(".md-search-result__item").first.locator(".md-search-result__terms del")
        assert set(missed.all_inner_texts()) == {"zzz"}


def test_enter_opens_the_best_answer(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "21 kl tw")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ket-luan-21/**")


def just_typed(page, words):
    """Puts words into the box of which the search does not know yet."""
    box = page.locator("[data-md-component=search-query]")
    box.focus()
    box.evaluate("(box, words) => { box.value = words; }", words)
    return box


@pytest.mark.parametrize("before", ["", "44-kh/tu"])
def test_enter_waits_for_the_answer_to_what_was_typed(before, browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, before)
        just_typed(page, "21 kl tw")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ket-luan-21/**")


def test_another_key_takes_an_early_enter_back(browser, trial_address):
    words = "21 kl tw \"'<b>"
    with portal(browser, trial_address) as page:
        search(page, "44-kh/tu")
        box = just_typed(page, words)
        box.evaluate("""box => ["Enter", "End"].forEach(key => box.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })))""")
        box.press("End")
        answered = "words => document.querySelector('[data-answers]')?.dataset.answers === words"
        page.wait_for_function(answered, arg=words)
        with pytest.raises(TimeoutError):
            page.wait_for_url("**/ket-luan-21/**", timeout=1000)


@pytest.mark.parametrize("with_it", [{"isComposing": True}, {"ctrlKey": True}])
def test_an_enter_that_means_something_else_is_not_waited_with(with_it, browser, trial_address):
    """An input method's Enter ends a word; browsers have their own use for one with other keys."""
    with portal(browser, trial_address) as page:
        page.locator(".md-search-result__meta", has_text="Nhập để bắt đầu tìm kiếm").wait_for(state="attached")
        box = just_typed(page, "21 kl tw")
        box.evaluate(
            """(box, more) => box.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more }))""",
            with_it,
        )
        box.dispatch_event("input")
        page.locator("[data-answers]").first.wait_for(state="attached")
        with pytest.raises(TimeoutError):
            page.wait_for_url("**/ket-luan-21/**", timeout=1000)


def test_what_is_pasted_or_dictated_without_a_key_is_searched_for(browser, trial_address):
    with portal(browser, trial_address) as page:
        page.locator(".md-search-result__meta", has_text="Nhập để bắt đầu tìm kiếm").wait_for(state="attached")
        page.locator("[data-md-component=search-query]").focus()
        page.keyboard.insert_text("21 kl tw")
        page.locator("[data-answers='21 kl tw']").wait_for(state="attached")


def test_words_are_marked_in_title_and_teaser_as_the_text_spells_them(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "quan triet 21-kl/tw")
        marked = page.locator(f"{FIRST} >> mark").all_inner_texts()
        assert {"quán triệt", "21-KL/TW"} <= set(marked)


def test_what_was_missed_is_named(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "thu hoạch Zzz ")
        page.locator(".md-search-result__more summary").first.wait_for(timeout=100, state="detached")
        assert "Zzz" in page.locator(".md-search-result__terms del").all_inner_texts()


def test_each_answer_to_a_number_that_no_document_bears_says_so(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "kết luận 999 ")
        page.locator("[data-answers='kết luận 999 ']").first.wait_for(state="attached")
        for answer in page.locator(".md-search-result__item").all():
            assert "kết luận 999" in answer.locator(".md-search-result__terms del").first.inner_text()


def test_a_number_typed_exactly_comes_before_those_who_cite_it(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "21-KL/TW")
        assert titles(page)[0].startswith("Kết luận 21-KL/TW")
        citing = {"Kế hoạch 44-KH/TU của Thị ủy Đức Phổ", "Nghị quyết 18-NQ/TW về đất đai"}
        assert citing <= set(titles(page)[1:])


def test_a_number_with_which_a_query_begins_comes_before_those_that_have_its_other_words(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "21-KL/TW hội nghị cơ sở Đảng bộ thị xã thu hoạch")
        assert "21-KL/TW" in titles(page)[0]
        search(page, "hội nghị cơ sở Đảng bộ thị xã thu hoạch 21-KL/TW")
        assert "44-KH/TU" in titles(page)[0]


def test_results_narrow_while_a_word_is_being_typed(browser, trial_address):
    with portal(browser, trial_address) as page:
        for typed in ("nghi quy", "nghi quye", "nghi quyet", "nghi quyet d"):
            search(page, typed)
            assert titles(page)[0] == "Nghị quyết 18-NQ/TW về đất đai", typed


def test_only_box_and_worker_are_fetched_before_someone_types(browser, trial_address):
    with portal(browser, trial_address) as page:
        before = set(page.requested)
        search(page, "đảng")
        after = {url for url in page.requested if "search" in url} - before
    assert {url.removeprefix(trial_address) for url in before if "search" in url} == {
        "assets/javascripts/search-box.js",
        "assets/javascripts/search-worker.js",
        "search/search_index.json",
    }
    fetched = {url.removeprefix(trial_address).partition("?")[0] for url in after}
    assert {path for path in fetched if not path.startswith("search/text/")} == {
        "assets/javascripts/search.js",
        "search/index.json",
        "search/0.bin",
    }


def test_engines_that_know_no_templates_get_the_same_script(trial_site):
    made = (trial_site / "assets/javascripts/search.js").read_text("utf-8")
    assert made.split() == yardstick.engine().split()
    assert "var SearchEngine" in made


def test_the_theme_s_own_index_is_next_to_nothing(trial_site):
    content = (trial_site / "search/search_index.json").read_text("utf-8")
    assert '"docs":[]' in content
    assert len(content) < 400


HOSTILE = [
    "đảng " * 2000,
    "a" * 10_000,
    "1-nq/" * 2000,
    "*:^~+-",
    "+đảng -bộ title:x^9 q~3 *",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    'thu hoạch <b onclick=alert(1)>& "báo cáo"</b>',
    "&lt;img src=x onerror=alert(1)&gt;",
    "!!! ??? ///",
    "____",
    "😀\u202e\u2066 đảng",
    "constructor __proto__ toString",
    "\\ \\0 [ ( {",
    '"a" ' * 100,
    "-a -b +c " * 40,
    "zqx wqz " * 50,
    "mục III.2 " * 40,
    "ủ" * 3 + "\u0323\u0309" * 500,
    "  ",
]


def test_hostile_queries_do_no_harm(browser, trial_address):
    with portal(browser, trial_address) as page:
        for query in HOSTILE:
            search(page, query)
            inside = page.locator(".md-search-result__list")
            assert inside.locator("img, script, b, [onclick], [onerror]").count() == 0, query[:40]
        search(page, "script alert")
        assert "<script>alert(1)</script>" in page.locator(FIRST).inner_text()


def test_the_last_of_a_long_query_typed_fast_is_answered(browser, trial_address):
    with portal(browser, trial_address) as page:
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.type("hoi nghi co so <b> quan triet ket luan 21-KL/TW \u202e😀 zzz", delay=0)
        page.locator(".md-search-result__terms del", has_text="zzz").first.wait_for()
        assert page.locator(".md-search-result__list b, .md-search__suggest b").count() == 0


def test_a_link_to_a_query_searches_at_once(browser, trial_address):
    with portal(browser, trial_address, path="?q=21-KL/TW") as page:
        page.locator(".md-search-result__item").first.wait_for()
        assert first_link(page).startswith(trial_address + "ket-luan-21/")


def test_the_word_being_typed_is_completed_as_the_best_page_spells_it(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "nghị quy")
        suggested = page.locator("[data-md-component=search-suggest]")
        suggested.filter(has_text="nghị quyết").wait_for()
        page.keyboard.press("ArrowRight")
        assert page.locator("[data-md-component=search-query]").input_value() == "nghị quyết"
        search(page, "<b>nghi quy")
        assert suggested.locator("b").count() == 0


def test_the_word_that_follows_the_one_before_is_suggested_first(browser, trial_address):
    with portal(browser, trial_address) as page:
        search(page, "can bo chu ch")
        page.locator("[data-md-component=search-suggest]").filter(has_text="can bo chu chốt").wait_for()


def test_what_is_shared_are_the_words_as_they_stand(browser, trial_address):
    with portal(browser, trial_address) as page:
        box = page.locator("[data-md-component=search-query]")
        box.click()
        box.press_sequentially("dat dai")
        page.locator("[data-answers='dat dai']").first.wait_for(state="attached")
        copied = page.locator("[data-md-component=search-share]").evaluate("""link => {
            let copied;
            document.addEventListener("click", () => { copied = link.dataset.clipboardText; }, { once: true });
            link.click();
            return copied;
        }""")
        assert copied.endswith("?q=dat+dai")
