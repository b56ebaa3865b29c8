"""Two portals that cite one another know as much as one library of both, and neither is led astray by the other."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_any
from hypothesis import strategies as st

from documents.decoy_library import DECOYS, SENTENCES, documents, key_of, outcome, sentence_path, sentences, units
from tiny_library import at, conclusion, document, library, unit
from vanban.documents.elsewhere import Inventory, Portal
from vanban.documents.ledger import Ledger
from vanban.documents.library import Library
from vanban.documents.loading import load
from vanban.documents.models import Directive
from vanban.documents.resolving import Verdict
from vanban.feeds.inventory import inventory
from vanban.portals.copies import given, read_copy, shortened

PROVINCE = Portal("Cổng Tỉnh ủy", "https://tinh.example.vn/", "plans/cong-khac/tinh.json")
COMMUNE = Portal("Cổng Thị ủy", "../thi-uy/", "plans/cong-khac/thi-uy.json")
TINH_UY = {"docs/don-vi/tinh-uy.md": unit("Tỉnh ủy Quảng Ngãi", "tỉnh Quảng Ngãi")}
RESOLUTION = document(kind="Nghị quyết", number="05-NQ/TU", issued="20/10/2021", issuer="Tỉnh ủy Quảng Ngãi")
CITING = "Thực hiện Nghị quyết số 05-NQ/TU ngày 20/10/2021 của Tỉnh ủy Quảng Ngãi."


def published(of: Library, portal: Portal) -> Inventory:
    """What another portal keeps of a library: its inventory, cut to a copy, and read again."""
    copy, _, left_out = shortened(inventory(of), portal, internal=False)
    found, faults = read_copy(copy, portal, internal=False)
    whole, _ = read_copy(inventory(of), portal, internal=False)
    assert (left_out, faults) == ([], [])
    assert [d.address for d in found.documents] == sorted(d.address for d in whole.documents)
    assert given(of) == copy
    return found


def joined(files: Mapping[str, str], *others: Inventory) -> Library:
    return library(files, elsewhere=others)


def read(of: Library, path: str = "plans/ke-hoach.md") -> list[tuple[str, list[str]]]:
    """(verdict, addresses) of each mention in a document."""
    return [(m.resolution.verdict, [t.address for t in m.resolution.targets]) for m in of.mentions[at(of, path)]]


@pytest.fixture(scope="module")
def province() -> Inventory:
    return published(library({**TINH_UY, "docs/van-ban/05.md": RESOLUTION}), PROVINCE)


def test_a_document_of_another_portal_is_meant_and_led_to(province: Inventory) -> None:
    (meant,) = read(joined({"plans/ke-hoach.md": document(body=CITING)}, province))

    assert meant == (Verdict.RESOLVED, ["https://tinh.example.vn/nghi-quyet/tinh-uy/2021/05"])


def test_an_unnamed_issuer_is_one_of_the_own_chain_in_another_portal_too(province: Inventory) -> None:
    ours = document(body="Thực hiện Nghị quyết số 05-NQ/TU ngày 20/10/2021 của Tỉnh ủy, theo Nghị quyết số 05-NQ/TU.")

    assert [verdict for verdict, _ in read(joined({"plans/ke-hoach.md": ours}, province))] == [Verdict.RESOLVED] * 2


def test_the_own_copy_of_a_document_wins(province: Inventory) -> None:
    ours = {**TINH_UY, "docs/van-ban/05-nq.md": RESOLUTION, "plans/ke-hoach.md": document(body=CITING)}

    assert read(joined(ours, province)) == [(Verdict.RESOLVED, ["nghi-quyet/tinh-uy/2021/05"])]


def test_a_body_known_by_another_name_there_is_the_same() -> None:
    also = unit("Tỉnh ủy Quảng Ngãi", "tỉnh Quảng Ngãi", "ten_khac: BTV Tỉnh ủy Quảng Ngãi")
    theirs = document(kind="Nghị quyết", number="05-NQ/TU", issued="20/10/2021", issuer="BTV Tỉnh ủy Quảng Ngãi")
    other = published(library({"docs/don-vi/tinh-uy.md": also, "docs/van-ban/5.md": theirs}), PROVINCE)
    ours = {**TINH_UY, "plans/ke-hoach.md": document(body=CITING)}

    assert read(joined(ours, other)) == [(Verdict.RESOLVED, ["https://tinh.example.vn/nghi-quyet/tinh-uy/2021/05"])]
    ours["docs/van-ban/05-nq.md"] = RESOLUTION
    assert read(joined(ours, other)) == [(Verdict.RESOLVED, ["nghi-quyet/tinh-uy/2021/05"])]


def test_of_two_portals_with_one_document_the_first_named_is_led_to(province: Inventory) -> None:
    third = Portal("Cổng thứ ba", "https://ba.example.vn/", "plans/cong-khac/ba.json")
    also = published(library({**TINH_UY, "docs/van-ban/05.md": RESOLUTION}), third)
    ours = {"plans/ke-hoach.md": document(body=CITING)}

    assert read(joined(ours, province, also))[0][1] == ["https://tinh.example.vn/nghi-quyet/tinh-uy/2021/05"]
    assert read(joined(ours, also, province))[0][1] == ["https://ba.example.vn/nghi-quyet/tinh-uy/2021/05"]


def test_two_documents_in_two_portals_are_never_chosen_between(province: Inventory) -> None:
    """One number in two terms, one of them ours: a sentence without the day may mean either."""
    ours = {
        **TINH_UY,
        "docs/van-ban/05-nq.md": document(
            kind="Nghị quyết", number="05-NQ/TU", issued="10/10/2016", issuer="Tỉnh ủy Quảng Ngãi"
        ),
        "plans/ke-hoach.md": document(body="Thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy Quảng Ngãi."),
    }
    alone = [(Verdict.RESOLVED, ["nghi-quyet/tinh-uy/2016/05"])]

    assert read(joined(ours)) == alone
    assert read(joined(ours, province)) == [
        (
            Verdict.AMBIGUOUS,
            ["nghi-quyet/tinh-uy/2016/05", "https://tinh.example.vn/nghi-quyet/tinh-uy/2021/05"],
        )
    ]


def test_what_no_portal_has_is_unknown(province: Inventory) -> None:
    ours = document(body="Thực hiện Nghị quyết số 06-NQ/TU ngày 20/10/2021 của Tỉnh ủy Quảng Ngãi.")

    assert read(joined({"plans/ke-hoach.md": ours}, province)) == [(Verdict.UNKNOWN, [])]


def test_a_portal_that_takes_the_name_of_a_body_only_brings_doubt() -> None:
    """Its "Ban Chấp hành Trung ương Đảng" sits in Đức Phổ and has issued a conclusion of the number cited."""
    false = {
        "docs/don-vi/gia.md": unit("Tổ giả Đức Phổ", more="ten_khac: Ban Chấp hành Trung ương Đảng Đức Phổ"),
        "docs/van-ban/21.md": document(
            kind="Kết luận", number="21-KL/TW", issued="25/10/2021", issuer="Tổ giả Đức Phổ"
        ),
    }
    other = published(library(false), PROVINCE)
    ours = {
        "docs/van-ban/21-kl.md": conclusion("21-KL/TW", "25/10/2021"),
        "plans/ke-hoach.md": document(
            body="Học Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng."
        ),
    }

    ((verdict, addresses),) = read(joined(ours, other))

    assert verdict is Verdict.AMBIGUOUS
    assert "ket-luan/trung-uong/2021/21" in addresses


def test_what_the_plenum_adopted_is_found_elsewhere_only_where_none_is_here() -> None:
    plenum = "thong_qua: Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII\n"

    def adopted(number: str) -> str:
        issuer = "Ban Chấp hành Trung ương Đảng"
        return document(plenum, kind="Nghị quyết", number=number, issued="16/6/2022", issuer=issuer)

    other = published(library({"docs/van-ban/18.md": adopted("18-NQ/TW")}), PROVINCE)
    plan = {
        "plans/ke-hoach.md": document(body="Học các nghị quyết Hội nghị Trung ương 5 khóa XIII.", issued="1/7/2022")
    }

    assert read(joined(plan, other)) == [(Verdict.GROUP, ["https://tinh.example.vn/nghi-quyet/trung-uong/2022/18"])]
    ours = {**plan, "docs/van-ban/19.md": adopted("19-NQ/TW")}
    assert read(joined(ours, other)) == [(Verdict.GROUP, ["nghi-quyet/trung-uong/2022/19"])]


def test_who_carries_out_a_resolution_elsewhere_is_known_in_both_ways(province: Inventory) -> None:
    """A commune that keeps no copy of the resolution, and one that does."""
    basing = f"can_cu: {CITING.removeprefix('Thực hiện ').rstrip('.')}\n"
    without = published(joined({"plans/ke-hoach.md": document(basing)}, province), COMMUNE)
    copied = {**TINH_UY, "docs/van-ban/05.md": RESOLUTION, "plans/ke-hoach.md": document(basing, number="45-KH/TU")}
    another = Portal("Cổng khác", "https://khac.example.vn/", "plans/cong-khac/khac.json")

    of = joined({**TINH_UY, "docs/van-ban/nq.md": RESOLUTION}, without, published(joined(copied), another))

    naming = of.backlinks_elsewhere[at(of, "docs/van-ban/nq.md")]
    assert [m.citing.address for m in naming] == [
        "../thi-uy/ke-hoach/thi-uy/2022/44",
        "https://khac.example.vn/ke-hoach/thi-uy/2022/45",
    ]


def test_what_supersedes_an_own_document_elsewhere_is_of_the_same_issuer() -> None:
    ended = f"thay_the: {CITING.removeprefix('Thực hiện ').rstrip('.')}\n"
    newer = document(ended, kind="Nghị quyết", number="07-NQ/TU", issued="01/3/2025", issuer="Tỉnh ủy Quảng Ngãi")
    other = published(library({**TINH_UY, "docs/van-ban/7.md": newer, "plans/k.md": document(ended)}), COMMUNE)

    of = joined({**TINH_UY, "docs/van-ban/nq.md": RESOLUTION}, other)

    (mention,) = of.backlinks_elsewhere[at(of, "docs/van-ban/nq.md")]
    assert (mention.relation, mention.citing.title) == ("thay_the", "Nghị quyết số 07-NQ/TU")


def test_documents_elsewhere_are_cited_and_nothing_more(province: Inventory) -> None:
    ours = {"plans/ke-hoach.md": document(body=CITING)}
    alone, together = joined(ours), joined(ours, province)

    assert together.items != ()
    assert [i.address for i in together.items] == [i.address for i in alone.items]
    assert together.bodies.known_names() == alone.bodies.known_names()
    assert not together.backlinks


def split(keys: Sequence[Sequence[str]], own: Sequence[str] = ()) -> tuple[Library, Mapping[str, str]]:
    """The portal of the sentences, which keeps the decoys ``own`` and cites portals that keep the others, and the key
    of each decoy by its address.

    A portal lists no bodies but those it needs; those that nobody needs are the first portal's.
    """
    citing = {s["from"] for s in SENTENCES} | {DECOYS["documents"][key]["co_quan_ban_hanh"] for key in own}
    issuers = [{DECOYS["documents"][key]["co_quan_ban_hanh"] for key in part} for part in keys]
    names = {unit["ten"]: (unit["ten"], *unit.get("ten_khac", ())) for unit in DECOYS["units"]}
    listed = [{name for name in names if not issuing.isdisjoint(names[name])} for issuing in issuers]
    listed[0] |= names.keys() - citing.union(*listed)
    inventories, addresses = [], {}
    for number, (part, bodies) in enumerate(zip(keys, listed, strict=True)):
        portal = Portal(f"Cổng {number}", f"https://cong-{number}.example.vn/", f"plans/cong-khac/{number}.json")
        of = load([*units(bodies), *documents(part)], Ledger({}))
        addresses |= {f"{portal.address}{item.address}": key_of(item) for item in of.of(Directive)}
        inventories.append(published(of, portal))
    here = {name for name in names if not citing.isdisjoint(names[name])}
    library = load([*units(here), *documents(own), *sentences()], Ledger({}), elsewhere=inventories)
    return library, addresses | {item.address: key_of(item) for item in library.of(Directive)}


@pytest.fixture(scope="module")
def three_portals() -> tuple[Library, Mapping[str, str]]:
    keys = list(DECOYS["documents"])
    return split([keys[n::3] for n in range(3)])


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: SENTENCES[number]["text"][:60])
def test_a_decoy_kept_elsewhere_is_what_it_is_in_one_library(
    three_portals: tuple[Library, Mapping[str, str]], number: int
) -> None:
    """The decoys lie in three portals, the sentences in one that has none of them."""
    citing, keys = three_portals

    mentions = citing.mentions[at(citing, sentence_path(number))]

    assert [outcome(m, lambda item: keys[item.address]) for m in mentions] == SENTENCES[number]["means"]


@for_any(st.lists(st.integers(0, 4), min_size=len(DECOYS["documents"]), max_size=len(DECOYS["documents"])))
@settings(max_examples=12)
def test_wherever_the_decoys_are_kept_no_sentence_leads_to_another(places: list[int]) -> None:
    """Kept here (0) or in one of four portals; what one library is sure of may become doubtful, never another."""
    parts = [[key for key, place in zip(DECOYS["documents"], places, strict=True) if place == n] for n in range(5)]
    citing, keys = split(parts[1:], parts[0])

    for number, sentence in enumerate(SENTENCES):
        mentions = citing.mentions[at(citing, sentence_path(number))]
        for mention, means in zip(mentions, sentence["means"], strict=True):
            found = outcome(mention, lambda item: keys[item.address])
            if isinstance(means, list):
                assert set(found) <= set(means), sentence["text"]
            else:
                assert found in (means, "ambiguous"), sentence["text"]


NAMES = sorted({name for unit in DECOYS["units"] for name in (unit["ten"], *unit.get("ten_khac", ()))})
PLACES = sorted({unit["dia_ban"] for unit in DECOYS["units"]})
STRANGERS = st.lists(
    st.builds(
        lambda name, also, place: {"ten_loai": "Đơn vị", "ten": name, "ten_khac": also, "dia_ban": place},
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(NAMES), max_size=2),
        st.sampled_from(PLACES),
    ),
    max_size=6,
)
PAPERS = st.lists(
    st.builds(
        lambda like, issuer, day: {**like, "co_quan_ban_hanh": issuer, "ngay_ban_hanh": day or like["ngay_ban_hanh"]},
        st.sampled_from(list(DECOYS["documents"].values())),
        st.sampled_from(NAMES),
        st.sampled_from([None, "không ghi", "01/01/2016"]),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def alone() -> Library:
    return load([*units(), *documents(), *sentences()], Ledger({}))


@for_any(STRANGERS, PAPERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_a_portal_says_it_leads_no_citation_away_from_an_own_document(
    alone: Library, strangers: list[dict[str, object]], papers: list[dict[str, object]]
) -> None:
    """It may borrow the names of bodies, sit where it likes, and issue what bears the numbers of ours."""
    entries = [{"url": f"don-vi/{n}/", "luu_hanh": "công khai", **facts} for n, facts in enumerate(strangers)]
    entries += [{"url": f"van-ban/{n}/", "luu_hanh": "công khai", **facts} for n, facts in enumerate(papers)]
    content = json.dumps({"phien_ban": 1, "van_ban": entries}).encode()
    together = replace(alone, elsewhere=(read_copy(content, PROVINCE, internal=False)[0],))

    for item in alone.of(Directive):
        joint = {(m.span, m.relation): m.resolution for m in together.mentions[item]}
        for mention in alone.mentions[item]:
            own, found = mention.resolution, joint.get((mention.span, mention.relation))
            if found is None or own.verdict is Verdict.UNKNOWN:
                continue
            assert found == own or found.verdict is Verdict.AMBIGUOUS, mention.text
            assert found == own or set(own.targets) <= set(found.targets), mention.text
