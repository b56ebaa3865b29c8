"""State secrets have no place here: a document with a secrecy mark stops whatever is being done with it."""

from vanban.checks.finding import Finding
from vanban.documents.frontmatter import Source
from vanban.language.text import normal, slug

KEY = "muc_do_mat"
_NONE = {normal(word) for word in ("không", "không ghi", "không mật")}


def secrecy_finding(source: Source) -> Finding | None:
    """The finding that stops the build if a document says it is mật, tối mật, tuyệt mật, or anything but no."""
    for key, value in source.values.items():
        # pages may have any keys, so one misspelt must do as well
        if slug(key) == slug(KEY) and not (isinstance(value, str) and normal(value) in _NONE):
            message = "văn bản có mức độ mật không được đưa lên cổng, kể cả bản nội bộ; hãy gỡ tệp này khỏi kho"
            return source.finding((key,), "van-ban-mat", message, str(value or ""))
    return None
