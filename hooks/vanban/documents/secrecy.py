"""State secrets have no place here: a document with a secrecy mark stops whatever is being done with it."""

from vanban.checks.finding import Finding
from vanban.documents.frontmatter import Source
from vanban.language.text import normal, slug

KEY = "muc_do_mat"
_KEYS = {slug(key) for key in (KEY, "do_mat", "muc_mat", "mat")}
_NONE = {normal(word) for word in ("không", "không ghi", "không mật")}
_DEGREES = {normal(word) for word in ("mật", "tối mật", "tuyệt mật", "toi mat", "tuyet mat")}


def secrecy_finding(source: Source) -> Finding | None:
    """The finding that stops the build if a document says it is mật, tối mật, tuyệt mật, or anything but no."""
    for key, value in source.values.items():
        # pages may have any keys, so one misspelt must do as well, and a degree under any other
        said = {normal(word) for word in (value if isinstance(value, list) else [value]) if isinstance(word, str)}
        if said & _DEGREES or (slug(key) in _KEYS and not (isinstance(value, str) and said <= _NONE)):
            message = "văn bản có mức độ mật không được đưa lên cổng, kể cả bản nội bộ; hãy gỡ tệp này khỏi kho"
            return source.finding((key,), "van-ban-mat", message, str(value or ""))
    return None
