import datetime
import zlib

from sqlalchemy.dialects import sqlite

from prioritizer.library.schema import Ids, Moment, PackedText

DIALECT = sqlite.dialect()


def test_moments_come_back_in_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=-6))
    moment = datetime.datetime(2026, 1, 1, 23, 0, tzinfo=zone)
    bound = Moment().process_bind_param(moment, DIALECT)
    assert bound == moment
    assert bound is not None
    naive = bound.replace(tzinfo=None)  # as SQLite gives it back
    assert Moment().process_result_value(naive, DIALECT) == moment


def test_texts_come_back_whole() -> None:
    for text in ("", "ñ \x00 😀", "lone \ud800 surrogate", "a" * 10_000):
        packed = PackedText().process_bind_param(text, DIALECT)
        assert PackedText().process_result_value(packed, DIALECT) == text
    assert len(zlib.compress(b"a" * 10_000)) < 100


def test_no_ids_differ_from_unknown_ones() -> None:
    for ids in ((), ("eu", "us; 'inl'")):
        kept = Ids().process_bind_param(ids, DIALECT)
        assert Ids().process_result_value(kept, DIALECT) == ids
    assert Ids().process_bind_param(None, DIALECT) is None
    assert Ids().process_result_value(None, DIALECT) is None
