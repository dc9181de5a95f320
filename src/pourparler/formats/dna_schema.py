"""The tables of a Discourse Network Analyzer database (``.dna``), as DNA 3.0 and 3.1 create them in SQLite.

Written from the public description of the format: the names, types and constraints have to be DNA's, or it does not
open the file. DNA 3.1 opens what says it is of version 3.0, and 3.0 does not open what says 3.1; so ours says 3.0.11.
"""

from __future__ import annotations

from collections.abc import Iterator

VERSION, DATE = "3.0.11", "2023-02-19"
MAX_VALUE = 190  # characters of a title, a name or a value: DNA wants fewer than 191
PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
RELATIONS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
ATTRIBUTES = ("Type", "Alias", "Notes")
#: The statement types we write, with their colours and variables. DNA has the first four variables and the last note;
#: those between are ours, and DNA shows them as it shows its own.
DNA, ANNOTATION = "DNA Statement", "Annotation"
_OURS = (("stance", "short text"), ("modality", "short text"), ("source", "short text"), ("anonymous", "boolean"))
_WHO = (("person", "short text"), ("organization", "short text"), ("concept", "short text"))
TYPES = {
    DNA: ((239, 208, 51), (*_WHO, ("agreement", "boolean"), *_OURS, ("note", "long text"))),
    ANNOTATION: ((211, 211, 211), (("note", "long text"), *_WHO, *_OURS)),
}
DATA = {"boolean": "DATABOOLEAN", "integer": "DATAINTEGER", "short text": "DATASHORTTEXT", "long text": "DATALONGTEXT"}


def tables() -> Iterator[str]:
    """The statements that create the tables, in an order that references allow."""
    key = "ID INTEGER NOT NULL PRIMARY KEY"
    yield "CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL)"
    rights = ", ".join(_flag(f"Permission{name}", 1) for name in PERMISSIONS)
    yield (
        f"CREATE TABLE CODERS({key}, {_short('Name')}, {_colour('NOT NULL DEFAULT 0')}, "
        f"{_whole('Refresh', 0, 9999, 0)}, {_whole('FontSize', 1, 99, 14)}, {_short('Password')}, "
        "PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300, "
        f"{_flag('ColorByCoder', 0)}, {_flag('PopupDecoration', 0)}, {_flag('PopupAutoComplete', 1)}, {rights})"
    )
    kept = ", ".join(_short(name, "") for name in ("Author", "Source", "Section"))
    yield (
        f"CREATE TABLE DOCUMENTS({key}, {_short('Title')}, Text TEXT NOT NULL, Coder INTEGER, {kept}, "
        f"Notes TEXT NOT NULL DEFAULT '', {_short('Type', '')}, Date INTEGER NOT NULL, {_refers('Coder', 'CODERS')})"
    )
    yield f"CREATE TABLE STATEMENTTYPES({key}, {_short('Label')}, {_colour('NOT NULL DEFAULT 0')})"
    kinds = " OR ".join(f"DataType = '{kind}'" for kind in sorted(DATA))
    yield (
        f"CREATE TABLE VARIABLES({key}, {_short('Variable')}, "
        f"DataType TEXT NOT NULL CHECK ({kinds}) DEFAULT 'short text', StatementTypeId INTEGER, "
        f"{_refers('StatementTypeId', 'STATEMENTTYPES')}, UNIQUE (Variable, StatementTypeId))"
    )
    yield (
        f"CREATE TABLE VARIABLELINKS({key}, SourceVariableId INTEGER, TargetVariableId INTEGER, "
        "CHECK (TargetVariableId != SourceVariableId), "
        f"{_refers('SourceVariableId', 'VARIABLES')}, {_refers('TargetVariableId', 'VARIABLES')})"
    )
    yield (f"CREATE TABLE REGEXES(Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191), {_colour('NOT NULL DEFAULT 0')})")
    rights = ", ".join(f"{name} INTEGER NOT NULL DEFAULT 1 CHECK({name} BETWEEN 0 AND 1)" for name in RELATIONS)
    yield (
        f"CREATE TABLE CODERRELATIONS({key}, Coder INTEGER CHECK(Coder > 0), OtherCoder INTEGER CHECK(OtherCoder > 0), "
        f"{rights}, CHECK (Coder != OtherCoder), {_refers('Coder', 'CODERS')}, {_refers('OtherCoder', 'CODERS')})"
    )
    yield (
        f"CREATE TABLE STATEMENTS({key}, StatementTypeId INTEGER, DocumentId INTEGER, "
        "Start INTEGER NOT NULL CHECK(Start >= 0), Stop INTEGER NOT NULL CHECK(Stop >= 0), Coder INTEGER, "
        f"CHECK (Start < Stop), {_refers('StatementTypeId', 'STATEMENTTYPES')}, {_refers('Coder', 'CODERS')}, "
        f"{_refers('DocumentId', 'DOCUMENTS')})"
    )
    yield f"CREATE TABLE DATABOOLEAN({_datum('Value INTEGER NOT NULL DEFAULT 1')})"
    yield f"CREATE TABLE DATAINTEGER({_datum('Value INTEGER NOT NULL DEFAULT 0')})"
    yield (
        f"CREATE TABLE ENTITIES({key}, VariableId INTEGER NOT NULL, {_short('Value', '')}, {_colour('')}, "
        "ChildOf INTEGER CHECK(ChildOf > 0), UNIQUE (VariableId, Value), "
        f"{_refers('ChildOf', 'ENTITIES')}, {_refers('VariableId', 'VARIABLES')})"
    )
    yield f"CREATE TABLE DATASHORTTEXT({_datum('Entity INTEGER NOT NULL', _refers('Entity', 'ENTITIES'))})"
    long = _datum("Value TEXT DEFAULT ''")
    yield f"CREATE TABLE DATALONGTEXT({long})"
    yield (
        f"CREATE TABLE ATTRIBUTEVARIABLES({key}, VariableId INTEGER NOT NULL, {_short('AttributeVariable')}, "
        f"UNIQUE(VariableId, AttributeVariable), {_refers('VariableId', 'VARIABLES')})"
    )
    yield (
        f"CREATE TABLE ATTRIBUTEVALUES({key}, EntityId INTEGER NOT NULL, AttributeVariableId INTEGER NOT NULL, "
        f"{_short('AttributeValue', '')}, UNIQUE (EntityId, AttributeVariableId), {_refers('EntityId', 'ENTITIES')}, "
        f"{_refers('AttributeVariableId', 'ATTRIBUTEVARIABLES')})"
    )


def _short(name: str, default: str | None = None) -> str:
    given = "" if default is None else f" DEFAULT '{default}'"
    return f"{name} TEXT NOT NULL{given} CHECK (LENGTH({name}) < 191)"


def _colour(rule: str) -> str:
    return ", ".join(f"{c} INTEGER {rule} CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue"))


def _whole(name: str, low: int, high: int, default: int) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} BETWEEN {low} AND {high}) DEFAULT {default}"


def _flag(name: str, default: int) -> str:
    return _whole(name, 0, 1, default)


def _refers(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _datum(value: str, more: str = "") -> str:
    parts = ["ID INTEGER NOT NULL PRIMARY KEY", "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value]
    parts += [_refers("StatementId", "STATEMENTS"), _refers("VariableId", "VARIABLES"), more]
    return ", ".join(part for part in (*parts, "UNIQUE (StatementId, VariableId)") if part)
