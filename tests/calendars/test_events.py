"""The table of deadlines: what day stands in the calendar, and how sure it is."""

import json
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tiny_library import PLAN, document, library, tasks
from vanban.calendars.diary import Diary, days_of, month_days, week_days
from vanban.calendars.events import Event, events_of, undated
from vanban.compose.duties import duty_card
from vanban.compose.timeline import timeline
from vanban.documents.library import Library
from vanban.feeds.inventory import inventory
from vanban.language.deadlines import BeforeReading

D = date


def plan_of(*deadlines: str, reading: BeforeReading = BeforeReading.STRICT, more: str = "", **facts: str) -> Library:
    """A plan of 9 March 2022 with one task for each deadline."""
    works = [f"muc: I.{n}\nviec: học\nthoi_han: {words}" for n, words in enumerate(deadlines, 1)]
    return library({PLAN: document(tasks(*works) + more, **facts)}, reading=reading)


def events(of: Library) -> list[Event]:
    return events_of(of, of.duties)


@pytest.mark.parametrize(
    ("words", "first", "last", "tentative"),
    [
        # trước ngày: the day before
        ("trước ngày 15/3/2022", D(2022, 3, 14), D(2022, 3, 14), False),
        ("hoàn thành trước ngày 15/3/2022", D(2022, 3, 14), D(2022, 3, 14), False),
        ("chậm nhất trước ngày 01/3/2024", D(2024, 2, 29), D(2024, 2, 29), False),
        # chậm nhất, đến hết, trong: the last day included, one whole day
        ("chậm nhất ngày 15/3/2022", D(2022, 3, 15), D(2022, 3, 15), False),
        ("đến hết ngày 15/3/2022", D(2022, 3, 15), D(2022, 3, 15), False),
        ("đến hết tháng 3/2022", D(2022, 3, 31), D(2022, 3, 31), False),
        ("trước 17 giờ ngày 15/3/2022", D(2022, 3, 15), D(2022, 3, 15), False),
        ("trong tháng 4/2022", D(2022, 4, 30), D(2022, 4, 30), False),
        ("tháng 3-4/2022", D(2022, 4, 30), D(2022, 4, 30), False),
        ("trong năm 2022", D(2022, 12, 31), D(2022, 12, 31), False),
        # ngày, từ … đến …: the span
        ("ngày 15/3/2022", D(2022, 3, 15), D(2022, 3, 15), False),
        ("từ ngày 10/3/2022 đến ngày 15/3/2022", D(2022, 3, 10), D(2022, 3, 15), False),
        ("10/3/2022 - 15/3/2022", D(2022, 3, 10), D(2022, 3, 15), False),
        ("từ tháng 3 đến tháng 5/2022", D(2022, 3, 1), D(2022, 5, 31), False),
        ("từ ngày 01/4/2022 đến ngày 30/4/2022", D(2022, 4, 1), D(2022, 4, 30), False),
        # quý, 6 tháng, dự kiến, cuối: the last day, marked
        ("quý II/2022", D(2022, 6, 30), D(2022, 6, 30), True),
        ("trong quý II/2022", D(2022, 6, 30), D(2022, 6, 30), True),
        ("6 tháng đầu năm 2022", D(2022, 6, 30), D(2022, 6, 30), True),
        ("dự kiến ngày 15/3/2022", D(2022, 3, 15), D(2022, 3, 15), True),
        ("dự kiến tháng 4/2022", D(2022, 4, 30), D(2022, 4, 30), True),
        ("phấn đấu trước ngày 15/3/2022", D(2022, 3, 14), D(2022, 3, 14), True),
        ("cuối tháng 3/2022", D(2022, 3, 31), D(2022, 3, 31), True),
        ("cuối năm 2022", D(2022, 12, 31), D(2022, 12, 31), True),
        ("vào dịp kỷ niệm ngày sinh (19/5/2022)", D(2022, 5, 19), D(2022, 5, 19), True),
    ],
)
def test_a_deadline_has_its_days(words: str, first: date, last: date, tentative: bool) -> None:
    (event,) = events(plan_of(words))

    assert (event.first, event.last, event.tentative, event.rule) == (first, last, tentative, "")
    assert event.summary == f"Học ({words})"


@pytest.mark.parametrize("words", ["đầu quý II/2022", "hằng tháng", "từ tháng 02/2022", "kịp thời", "theo quy định"])
def test_what_has_no_last_day_has_no_event_but_is_listed(words: str) -> None:
    of = plan_of(words)

    assert events(of) == []
    assert undated(of.duties) == list(of.duties)


def test_what_states_no_time_is_in_neither_list() -> None:
    of = library({PLAN: document(tasks("muc: I\nviec: học"))})

    assert events(of) == undated(of.duties) == []


@pytest.mark.parametrize(
    ("words", "rule", "days"),
    [
        ("ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", [(3, 25), (4, 25), (5, 25), (6, 25)]),
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=24", [(3, 24), (4, 24), (5, 24), (6, 24)]),
        ("trước ngày 01 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1", [(3, 31), (4, 30), (5, 31), (6, 30)]),
        ("ngày 31 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1", [(3, 31), (4, 30), (5, 31), (6, 30)]),
        ("trước ngày 15/6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14", [(6, 14)]),
    ],
)
def test_what_returns_is_one_event_with_a_rule_within_the_plan(
    words: str, rule: str, days: list[tuple[int, int]]
) -> None:
    """The plan runs from its issue on 9 March to the end of the year of its last day, 31 December."""
    event = next(e for e in events(plan_of(words, "đến hết ngày 30/6/2022")) if e.rule)

    assert event.rule == f"{rule};UNTIL=20221231"
    assert event.first == event.last == D(2022, *days[0])
    assert days_of(event)[: len(days)] == [D(2022, *day) for day in days]
    assert event.duty.last_day == days_of(event)[-1]


def test_a_plan_that_only_repeats_runs_to_the_end_of_its_year() -> None:
    (event,) = events(plan_of("ngày 25 hằng tháng"))

    assert [day.month for day in days_of(event)] == list(range(3, 13))


def test_what_returns_only_after_the_plan_has_ended_is_listed_without_a_day() -> None:
    """Not lost: in one list or the other."""
    of = plan_of("trước ngày 15/02 hằng năm", "trước ngày 22/3/2022")

    assert [e.duty.deadline.words for e in events(of) if e.duty.deadline] == ["trước ngày 22/3/2022"]
    assert [d.deadline.words for d in undated(of.duties) if d.deadline] == ["trước ngày 15/02 hằng năm"]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("trước ngày 15/11 hằng năm", D(2022, 11, 14)),
        ("ngày 20 hằng tháng", D(2022, 12, 20)),
        ("hằng tháng", None),
    ],
)
def test_what_returns_does_so_to_the_end_of_the_plans_last_year(words: str, last: date | None) -> None:
    """A report owed each year is not lost because the plan's work is done in August."""
    of = plan_of("trước ngày 31/8/2022", words)

    assert of.duties[1].last_day == last
    assert list(of.periods.values()) == [(D(2022, 3, 9), D(2022, 12, 31))]
    assert undated(of.duties) == ([] if last else [of.duties[1]])


def test_a_period_never_ends_before_it_begins() -> None:
    """Also where a deadline lies before the issue, which remarks point at."""
    of = plan_of("trước ngày 01/02/2022")

    assert list(of.periods.values()) == [(D(2022, 1, 31), D(2022, 1, 31))]


def test_several_days_are_several_events_of_one_duty() -> None:
    one, other = events(plan_of("trước ngày 15/6/2022 và trước ngày 15/12/2022"))

    assert (one.last, other.last) == (D(2022, 6, 14), D(2022, 12, 14))
    assert one.uid == "ke-hoach/thi-uy/2022/44/i-1@cong-nghi-quyet"
    assert other.uid == "ke-hoach/thi-uy/2022/44/i-1.2@cong-nghi-quyet"


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("ngày 21/7 và ngày 22/7/2022", [(D(2022, 7, 21), D(2022, 7, 22))]),
        ("ngày 21, 25/7/2022", [(D(2022, 7, 21), D(2022, 7, 21)), (D(2022, 7, 25), D(2022, 7, 25))]),
    ],
)
def test_calendar_page_and_data_know_the_same_days(words: str, runs: list[tuple[date, date]]) -> None:
    of = plan_of(words)
    (duty,) = of.duties
    task = next(d for d in json.loads(inventory(of))["van_ban"] if d.get("nhiem_vu"))["nhiem_vu"][0]
    card = duty_card(of, "lich", duty)

    assert list(duty.runs) == [(e.first, e.last) for e in events(of)] == runs
    assert all(f'datetime="{day}"' in card for run in runs for day in run)
    assert (task["ngay_dau"], task["ngay_cuoi"]) == (str(runs[0][0]), str(runs[-1][1]))
    assert task["cac_ngay"] == ([[str(first), str(last)] for first, last in runs] if len(runs) > 1 else None)


def test_the_card_of_what_returns_says_when_and_knows_each_day_for_the_readers_today() -> None:
    of = plan_of("ngày 20 hằng tháng")
    card = duty_card(of, "lich", of.duties[0])

    assert 'Định kỳ: <time datetime="2022-03-20">Chủ nhật, 20/3/2022</time>; ' in card
    assert '<time datetime="2022-05-20">thứ Sáu, 20/5/2022</time>; …; <time datetime="2022-12-20">' in card
    assert 'data-han="2022-12-20" data-cac-han="2022-03-20 2022-04-20' in card


def test_the_timeline_marks_every_day_named() -> None:
    assert timeline(plan_of("ngày 21, 25/7/2022").duties).count("<circle") == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 15/3/2022", D(2022, 3, 15)),
        ("trước ngày 15/6/2022 và trước ngày 15/12/2022", D(2022, 6, 15)),
        ("trước ngày 25 hằng tháng", D(2022, 3, 25)),
        ("chậm nhất ngày 15/3/2022", D(2022, 3, 15)),
    ],
)
def test_one_setting_counts_the_day_named_in(words: str, day: date) -> None:
    assert events(plan_of(words, reading=BeforeReading.NAMED))[0].last == day


def test_the_summary_says_who_what_and_until_when_in_the_words_of_the_plan() -> None:
    report = "bao_cao:\n  - muc: II\n    tu: Ban Tuyên giáo Thị ủy\n    gui: Thị ủy\n    noi_dung: kết quả\n"
    of = library({PLAN: document(report + "    thoi_han: trước ngày 22/3/2022\n")})
    (event,) = events(of)

    assert event.summary == "Ban Tuyên giáo Thị ủy: Báo cáo kết quả (trước ngày 22/3/2022)"
    assert event.address == "ke-hoach/thi-uy/2022/44/#muc-ii"
    assert "nhận báo cáo: Thị ủy" in event.description
    assert "Theo mục II, Kế hoạch số 44-KH/TU của Thị ủy Đức Phổ" in event.description


def test_why_a_day_is_a_reading_is_said() -> None:
    (event,) = events(plan_of("cuối năm 2022"))

    assert "Lưu ý: cuối năm: hiểu là ngày cuối cùng" in event.description


@pytest.mark.parametrize(("issued", "day"), [("09/3/2022", D(2022, 3, 9)), ("không ghi", D(1970, 1, 1))])
def test_without_a_ledger_the_change_is_of_the_day_of_issue(issued: str, day: date) -> None:
    assert events(plan_of("trước ngày 15/3/2022", issued=issued))[0].changed_on == day


def test_a_plan_without_its_day_takes_the_earliest_it_may_have() -> None:
    more = "khoang_ngay: 14/02/2022 - 09/3/2022\n"
    (event,) = events(plan_of("trước ngày 15/3", more=more, issued="không ghi"))

    assert event.changed_on == D(2022, 2, 14)
    assert event.last == D(2022, 3, 14)


def test_what_returns_from_a_day_or_until_one_does_so_and_ends_there() -> None:
    of = plan_of(
        "trước ngày 25 hằng tháng, từ tháng 4 đến tháng 6/2022",
        "trước ngày 15/12 hằng năm, đến năm 2024",
        "trước 16 giờ hằng ngày, đến hết ngày 30/8/2022",
    )

    months, years = (days_of(event) for event in events(of))
    assert months == [D(2022, month, 24) for month in (4, 5, 6)]
    assert years == [D(year, 12, 14) for year in (2022, 2023, 2024)]
    assert [duty.deadline.words for duty in undated(of.duties) if duty.deadline] == [
        "trước 16 giờ hằng ngày, đến hết ngày 30/8/2022"
    ]


def test_events_come_in_order_of_day() -> None:
    of = plan_of("quý II/2022", "trước ngày 15/3/2022", "từ ngày 01/3/2022 đến ngày 20/3/2022")

    assert [e.last for e in events(of)] == [D(2022, 3, 14), D(2022, 3, 20), D(2022, 6, 30)]


def test_the_diary_knows_each_day_of_a_span_and_of_a_rule_and_when_they_are_due() -> None:
    of = plan_of("từ ngày 30/4/2022 đến ngày 02/5/2022", "ngày 25 hằng tháng", "đến hết ngày 30/6/2022")
    diary = Diary(events(of))

    each_month = {D(2022, month, 25) for month in range(3, 13)}
    assert set(diary.by_day) == {D(2022, 4, 30), D(2022, 5, 1), D(2022, 5, 2), D(2022, 6, 30)} | each_month
    assert set(diary.due) == {D(2022, 5, 2), D(2022, 6, 30)} | each_month
    assert diary.years == [2022]
    assert diary.quarters == [(2022, quarter) for quarter in (1, 2, 3, 4)]
    assert (2022, 18) in diary.weeks
    assert (2022, 17) in diary.weeks  # the 25th of April


def test_weeks_begin_on_monday_and_months_end_where_they_end() -> None:
    assert week_days(2020, 53) == [
        D(2020, 12, 28),
        *(D(2020, 12, day) for day in (29, 30, 31)),
        *(D(2021, 1, d) for d in (1, 2, 3)),
    ]
    assert [len(month_days(2024, month)) for month in (1, 2, 4, 12)] == [31, 29, 30, 31]


WORDS = st.sampled_from([
    "trước ngày {0}/{1}/2022",
    "chậm nhất ngày {0}/{1}/2022",
    "ngày {0} hằng tháng",
    "trước ngày {0} hằng tháng",
    "trước ngày {0}/{1} hằng năm",
    "trước ngày {0}/01 năm sau",
    "trước ngày {0}/6 và {0}/12 hằng năm",
    "tháng {1}/2022",
    "quý II/2022",
    "hằng tháng",
    "từ tháng {1}/2022",
    "kịp thời",
    "trước 16 giờ hằng ngày",
    "trước ngày {0} hằng tháng, từ tháng 3 đến tháng 5/2022",
    "trước ngày {0}/{1} hằng năm, đến năm 2024",
])  # fmt: skip


@given(st.lists(st.builds(str.format, WORDS, st.integers(1, 28), st.integers(1, 12)), min_size=1, max_size=6))
def test_every_duty_with_a_time_is_in_one_list_and_rules_mean_what_we_show(deadlines: list[str]) -> None:
    of = plan_of(*deadlines)
    found = events(of)

    assert len({e.uid for e in found}) == len(found)
    assert {e.duty for e in found} | set(undated(of.duties)) == set(of.duties)
    assert not {e.duty for e in found} & set(undated(of.duties))
    for event in found:
        if event.rule:
            start = datetime.combine(event.first, datetime.min.time())
            assert days_of(event) == [moment.date() for moment in rrulestr(event.rule, dtstart=start)]
            assert days_of(event)[0] == event.first
