"""What the search has to know of every record at once, to rank and to filter hits before it loads any of them."""

from collections.abc import Iterable, Sequence

from diptych.outputs.search.records import FILTERS, Record

Table = dict[str, object]


def records_table(records: Sequence[Record], ids: Iterable[str]) -> Table:
    """Tell the id that Pagefind gave each record, what it is, how long its head is and how much its title says."""
    return {
        "ids": " ".join(ids),
        "kinds": "".join(record.kind for record in records),
        "heads": [record.head for record in records],
        "weights": [record.weight for record in records],
    }


def filters_table(records: Sequence[Record]) -> Table:
    """Tell, for every value of every filter, the numbers of the records that pass it."""
    table: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
    for number, record in enumerate(records):
        for name, values in record.filters.items():
            for value in values:
                table[name].setdefault(value, []).append(number)
    return {name: dict(sorted(values.items())) for name, values in table.items()}
