"""A plan on its way out of the decoder: the header that every source row repeats travels once."""

from dataclasses import replace

import msgspec

from app.takeover.drafts import SourceRow
from app.takeover.planning import Plan
from app.takeover.table import Row

_decoder = msgspec.msgpack.Decoder(Plan)


def pack(plan: Plan) -> msgspec.Raw:
    """The plan as bytes."""
    return msgspec.Raw(msgspec.msgpack.encode(_with_header(plan, plan.header, ())))


def unpack(packed: msgspec.Raw) -> Plan:
    """The plan again. Raises ValueError, RecursionError."""
    plan = _decoder.decode(packed)
    return _with_header(plan, (), plan.header)


def _with_header(plan: Plan, old: Row, new: Row) -> Plan:
    def changed(source: SourceRow) -> SourceRow:
        return replace(source, header=new) if source.header == old else source

    return replace(
        plan,
        created=tuple(replace(draft, source=changed(draft.source)) for draft in plan.created),
        merged=tuple(replace(merge, source=changed(merge.source)) for merge in plan.merged),
    )
