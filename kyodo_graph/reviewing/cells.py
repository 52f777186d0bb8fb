"""The cells of tables out of what was decided: roles, schedules and statuses of elements."""

from __future__ import annotations

import re

from kyodo_graph.curation.schema import Schema
from kyodo_graph.folding import fold
from kyodo_graph.reviewing.actors import Actors
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.legends import legends_of
from kyodo_graph.reviewing.plans import Plans
from kyodo_graph.reviewing.restating import restated
from kyodo_graph.reviewing.taken import Node, Taken, both, lines_of
from kyodo_graph.reviewing.tree import Tree

READ_IN = {
    "role": ("role",),
    "phase": ("phase",),
    "status": ("implementation", "rank"),
    "disposition": ("disposition",),
}
"""In which keys of a legend the sign of a cell may be explained, by the kind of the cell."""


class Cells:
    """Puts the decided cells of tables with the elements that they are about."""

    def __init__(
        self, taken: Taken, tree: Tree, actors: Actors, plans: Plans, schema: Schema
    ) -> None:
        self.taken, self.tree, self.actors, self.plans = taken, tree, actors, plans
        self.schema = schema
        self.legends = legends_of(taken)
        self.owners: dict[str, str] = {t.id: t.plan for t in taken.draft.tables}
        self.named_only: dict[tuple[str, str, str], Node] = {}

    def all(self) -> list[Node]:
        """Add the cells to their elements; gives the legends."""
        for one in self.taken.of("role", "responsible"):
            self._role(one)
        for one in self.taken.of("phase"):
            self._phase(one)
        self._statuses()
        for one in self.taken.of("rowlabel"):
            self._row_label(one)
        return [legend.record for legend in self.legends]

    # --- which element, which meaning -----------------------------------------------------

    def _element(self, one: Decided) -> Node | None:
        """The element of a cell, made where only a table of another plan names it."""
        item = self.taken.draft.by_id.get(one.id)
        plan = self._plan(item.table if item else "")
        if plan is None:
            self.taken.leave(
                one,
                "the plan that its table belongs to was not taken (step 2)",
                "その表の計画が採用されていない(2段目)",
            )
            return None
        if plan is self.plans.own:
            found = self.tree.find(one.text("element"), one.text("number"), one.text("label"))
            if found is None:
                self.taken.leave(
                    one,
                    "the element of its row was not taken (step 2)",
                    "その行の項目が採用されていない(2段目)",
                )
            return found
        if not one.text("label"):
            self.taken.leave(one, "its row has no name", "その行に名称がない")
            return None
        key = (plan["id"], one.text("number"), one.text("label"))
        if key not in self.named_only:
            self.named_only[key] = self._row_element(plan, one, item.row if item else -1)
        return self.named_only[key]

    def _plan(self, table: str) -> Node | None:
        said = self.taken.decided.get(f"table-{table}")
        if said is not None and said.new is not None:
            return self.plans.find(said.text("plan")) if said.text("plan") else self.plans.own
        plan = self.owners.get(table, "")
        if not plan:
            return self.plans.own
        decided = self.taken.decided.get(plan)
        if decided is None or decided.new is None:
            return None
        return self.plans.find(decided.text("label"))

    def _row_element(self, plan: Node, one: Decided, row: int) -> Node:
        own = plan.setdefault("initiatives", [])
        number = fold(one.text("number"))
        name = f"i{number.zfill(2)}" if number.isdecimal() else f"i-l{one.lines[0]}"
        if any(e["id"] == f"{plan['id']}/{name}" for e in own):
            name = f"i-l{one.lines[0]}-{max(row, 0)}"
        record: Node = {
            "id": f"{plan['id']}/{name}",
            "at": self._at(one),
            **self.taken.because(one),
        }
        if one.text("number"):
            record["number"] = one.text("number")
        record["label"] = both(one.text("label"))
        own.append(record)
        return record

    def _meant(self, one: Decided, sign: str, code: str, scheme: str) -> bool:
        """Whether a cell may be recorded: its code is one of ours, and its legend says the same."""
        key = {"status": "implementation"}.get(scheme, scheme)
        if code and code not in self.schema.scheme_codes(self.schema.keys[key].base):
            self.taken.leave(
                one, f"{code!r} is no code of {key}", f"「{code}」は {key} の符号でない"
            )
            return False
        # A legend may go over several lines, and each line with its signs is a record.
        here = [
            (kind, mark, meaning, legend.record["at"])
            for legend in self.legends
            if legend.holds(one.lines[0])
            for (kind, mark), meaning in legend.meanings.items()
            if kind in READ_IN[scheme]
        ]
        if not here or not sign:
            return True
        meant = next(((m, at) for _, mark, m, at in here if mark == fold(sign)), None)
        if meant is None:
            self.taken.leave(
                one,
                f"its legend does not explain {sign!r} (step 1)",
                f"凡例が「{sign}」を説明していない(1段目)",
            )
            return False
        says, line = meant
        if code and says not in ("", code) and not any(k == "rank" for k, *_ in here):
            self.taken.leave(
                one,
                f"{code} where the legend in line {line} says {says}",
                f"{line}行の凡例では {says} なのに {code} である",
            )
            return False
        return True

    # --- kinds of cells -------------------------------------------------------------------

    def _role(self, one: Decided) -> None:
        sign, code = one.text("sign"), one.text("code")
        responsible = one.kind == "responsible" or code == "responsible"
        who = (one.text("actor") or sign) if responsible else one.text("actor")
        actors = self.actors.columns(who) or (self.actors.columns(sign) if responsible else [])
        if not actors:
            self.taken.leave(
                one,
                f"{who!r} names no actor that was taken (step 4)",
                f"「{who}」は採用された主体でない(4段目)",
            )
            return
        if not responsible and not self._meant(one, sign, code, "role"):
            return
        if not code and not responsible:
            self.taken.leave(one, "it has no role", "役割がない")
            return
        element = self._element(one)
        if element is None:
            return
        for actor in actors:
            record: Node = {
                "at": self._at(one),
                **self.taken.because(one),
                "actor": actor,
                "role": "responsible" if responsible else code,
                "column": self._head(one) or who,
            }
            if sign and not responsible:
                record["symbol"] = sign
            if len(actors) > 1:
                record["joint"] = True
            given = element.setdefault("roles", [])
            if not any(restated(other, record) for other in given):
                given.append(record)

    def _head(self, one: Decided) -> str:
        item, table = self.taken.draft.by_id.get(one.id), self.taken.table_of(one)
        if table is None or not item or not 0 <= item.column < len(table.head):
            return ""
        return re.sub(r"<[^>]*>", " ", table.head[item.column]).strip()

    def _phase(self, one: Decided) -> None:
        sign, code = one.text("sign"), one.text("code")
        years = [int(y) for y in re.findall(r"\d{4}", fold(one.text("fy")))]
        if not years or not code:
            lacking = (
                ("it has no year", "年度がない") if code else ("it has no phase", "段階がない")
            )
            self.taken.leave(one, *lacking)
            return
        if not self._meant(one, sign, code, "phase"):
            return
        element = self._element(one)
        if element is None:
            return
        record: Node = {"at": self._at(one), **self.taken.because(one)}
        if len(years) > 1:
            record |= {"start_fy": years[0], "end_fy": years[-1]}
        else:
            record["fy"] = years[0]
        record |= {"phase": code, **({"printed": sign} if sign else {})}
        given = element.setdefault("schedule", [])
        span = (record.get("fy"), record.get("start_fy"))
        known = next((r for r in given if (r.get("fy"), r.get("start_fy")) == span), None)
        if known is None:
            given.append(record)
        elif not restated(known, record):
            self.taken.leave(
                one,
                f"{years[0]} is {known['phase']!r} (line {known['at']}); a year has one phase",
                f"{years[0]}年度は{known['at']}行で{known['phase']}とした。一年度に段階は一つである",
            )

    def _statuses(self) -> None:
        rows: dict[tuple[str, int], list[Decided]] = {}
        for one in self.taken.of("status", "disposition"):
            sign, code = one.text("sign"), one.text("code")
            if self._meant(
                one, sign, code if one.kind != "status" or not code.isdecimal() else "", one.kind
            ):
                element = self._element(one)
                if element is not None:
                    rows.setdefault((element["id"], one.lines[0]), []).append(one)
        known = (*self.tree.by_candidate.values(), *self.named_only.values())
        elements = {e["id"]: e for e in known}
        for (identity, _), cells in rows.items():
            record: Node = {"at": self._at(cells[0]), **self.taken.because(*cells)}
            for one in cells:
                sign, code = one.text("sign"), one.text("code")
                if one.kind == "status":
                    record |= {"symbol": sign} if sign else {}
                    record |= {"implementation": code} if code and not code.isdecimal() else {}
                else:
                    record |= {"disposition": code} if code else {}
                    record |= {"printed": sign} if sign else {}
            given = elements[identity].setdefault("status", [])
            if not given:
                given.append(record)
            elif not restated(given[0], record):
                line = given[0]["at"]
                self.taken.leave(
                    cells[0],
                    f"its element is assessed otherwise in line {line}, and neither has a year",
                    f"その項目は{line}行で別の評価を受けており、年度がないので区別できない",
                )

    def _at(self, one: Decided) -> int | str:
        """The lines of a cell's row: a name may go over two, the marks stand in one of them."""
        row = self.taken.row_of(one)
        lines = (*row.lines, *one.lines) if row and len(row.lines) > 1 else one.lines
        return lines_of(lines)

    def _row_label(self, one: Decided) -> None:
        element = self.tree.find(one.text("element"))
        printed = one.text("printed")
        if element is None or not printed:
            self.taken.leave(
                one,
                "the element of its row was not taken (step 2)",
                "その行の項目が採用されていない(2段目)",
            )
        elif printed != element["label"]["ja"]:
            again = {"at": one.lines[0], "alias": {"ja": printed}}
            element.setdefault("elsewhere", []).append(again)
