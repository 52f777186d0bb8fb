"""Parses of the real parser, recorded, so that what is made of them is tested without it.

``python -m tests.drafting.recorded_parses`` parses the sentences below anew (it takes the extra
nlp); look at what ``git diff tests/drafting/recorded_parses.yaml`` shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import yaml

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.syntax.parsing import Parsed, Parser, Token, ginza

PATH = Path(__file__).with_name("recorded_parses.yaml")
TITLE = (
    "霧野市協働推進計画\n令和6年度～令和10年度\n\n基本目標１　支え合うまち\n取組１　見守りの推進\n"
)

Tie = tuple[str, str, str]

SENTENCES: dict[str, set[Tie]] = {
    "市民活動課は、NPO法人みなもの会にコミュニティカフェの運営を委ねています。": {
        ("市民活動課", "entrusts", "NPO法人みなもの会")
    },
    "コミュニティカフェは、市民活動課の委託によりNPO法人みなもの会が開いています。": {
        ("市民活動課", "entrusts", "NPO法人みなもの会")
    },
    "市民活動課が委託したNPO法人みなもの会が、月1回の講座を開きます。": {
        ("市民活動課", "entrusts", "NPO法人みなもの会")
    },
    "講座の企画は、市民活動課からNPO法人みなもの会へ委託されます。": {
        ("市民活動課", "entrusts", "NPO法人みなもの会")
    },
    "公益財団法人霧野財団の運営する霧野市市民活動センターでは、相談員が常駐します。": {
        ("公益財団法人霧野財団", "operates", "霧野市市民活動センター")
    },
    "霧野市市民活動センターの管理運営を公益財団法人霧野財団が行っています。": {
        ("公益財団法人霧野財団", "operates", "霧野市市民活動センター")
    },
    "まちづくり協議会は、市から交付金を受けています。": {("霧野市", "funds", "まちづくり協議会")},
    "防災課は、自主防災会の役員を対象とした研修を実施します。": {
        ("防災課", "trains", "自主防災会")
    },
    "まちづくり協議会からの相談には、霧野市市民活動センターが応じます。": {
        ("霧野市市民活動センター", "advises", "まちづくり協議会")
    },
    "企画課は、自治会連合会から地域の課題を聞き取ります。": {
        ("企画課", "consults", "自治会連合会")
    },
    "霧野市市民活動センターから情報の提供を受けた広報課が、記事にまとめます。": {
        ("霧野市市民活動センター", "provides_information", "広報課")
    },
    "霧野市市民活動センターは、市民活動団体と企業との橋渡しを行います。": {
        ("霧野市市民活動センター", "coordinates", "市民活動団体"),
        ("霧野市市民活動センター", "coordinates", "企業"),
    },
    "まちづくり協議会の事務局は、地域支援課が務めます。": {
        ("地域支援課", "coordinates", "まちづくり協議会")
    },
    "霧野市協働推進委員会は、自治会、NPO及び公募市民により構成されます。": {
        ("自治会", "participates_in", "霧野市協働推進委員会"),
        ("NPO", "participates_in", "霧野市協働推進委員会"),
    },
    "環境課は、漁業協同組合の協力を得て、海岸の清掃を行います。": {
        ("漁業協同組合", "supports", "環境課")
    },
    "市民活動課は、市民活動団体が行う広報を支援します。": {
        ("市民活動課", "supports", "市民活動団体")
    },
    "市は、各まちづくり協議会に地域担当職員を配置しています。": {
        ("地域担当職員", "supports", "まちづくり協議会")
    },
    "市とNPO法人みなもの会が手を携えて、空き家の活用を進めます。": {
        ("霧野市", "partners_with", "NPO法人みなもの会")
    },
    "商工会は、霧野市観光協会とともに特産品を開発します。": {
        ("商工会", "partners_with", "霧野市観光協会")
    },
    "霧野大学との共同研究により、企画課が地域カルテを作成します。": {
        ("企画課", "partners_with", "霧野大学")
    },
    "市は、まちづくり協議会に交付金を交付し、福祉課が使い道について助言します。": {
        ("霧野市", "funds", "まちづくり協議会")
    },
    # Patterns alone would call it support.
    "霧野市商工会は、会員企業の情報を霧野市市民活動センターに提供しています。": {
        ("霧野市商工会", "provides_information", "霧野市市民活動センター")
    },
    # The topic of the sentence before acts where the next one names nobody.
    "防災課は地図を作ります。毎年、自治会連合会に配ります。": {
        ("防災課", "supports", "自治会連合会")
    },
    # Names that a tokeniser takes apart.
    "NPO法人いちのせきは、市民活動センター「さぽらんて」の支援を受けています。": {
        ("市民活動センター「さぽらんて」", "supports", "NPO法人いちのせき")
    },
    "市民活動課は霧野市市民活動センターへの委託を検討します。": {
        ("市民活動課", "entrusts", "霧野市市民活動センター")
    },
    "塾の運営は市民活動課からNPO法人みなもの会に委託します。": {
        ("市民活動課", "entrusts", "NPO法人みなもの会")
    },
    "市は講座を商工会に委託し、NPO法人みなもの会は塾生とまちづくり協議会の間を取り持ちます。": {
        ("霧野市", "entrusts", "商工会"),
        ("NPO法人みなもの会", "coordinates", "塾生"),
        ("NPO法人みなもの会", "coordinates", "まちづくり協議会"),
    },
    "企画課は、自治会連合会の意見を聴く場を設けます。": {("企画課", "consults", "自治会連合会")},
    # The clause before tells to whom.
    "防災士会が自主防災組織を訪ね、避難計画の作り方を助言しています。": {
        ("防災士会", "advises", "自主防災組織")
    },
    "消費生活センターは、老人クラブの会合に出向いて被害の事例を伝えます。": {
        ("消費生活センター", "provides_information", "老人クラブ")
    },
    # The parser hangs 連合会に and 株式会社と on 見守り.
    "市は自治会連合会に見守り活動費を交付しています。": {("霧野市", "funds", "自治会連合会")},
    "学校教育課は霧野ケーブルテレビ株式会社と見守り協定を締結しています。": {
        ("学校教育課", "partners_with", "霧野ケーブルテレビ株式会社")
    },
    # A kind of bodies among themselves.
    "自治会同士の情報交換を、毎年行います。": {("自治会", "partners_with", "自治会")},
    # None of these states a tie.
    "市は、NPO法人みなもの会に事業を委託していません。": set(),
    "市と自治会、NPOが取り組む事業を示します。": set(),
    "企業や大学との協働は年間数件にとどまっています。": set(),
    "商工会は助言しました。センターの運営は霧野財団に任せました。": set(),
    "自治会は、市民に補助金を交付します。": set(),
    "地域課は、商工会について資料を作ります。": set(),
}
"""Sentences and the ties that their frames state."""

ROLES = (
    "自治会が主体となって取り組み、商工会と老人クラブも参加します。社会福祉協議会が後援します。",
)
"""Sentences that tell roles, and no table does."""


def parse(sentences: Iterable[str]) -> Iterator[Parsed]:
    """The recorded parses of sentences, in their order."""
    known = _recorded()
    for sentence in sentences:
        yield known[sentence]


def parsed_draft(sentence: str, parser: Parser = parse) -> Draft:
    """The draft of a plan with one line of sentences."""
    return draft_of(Text("k", f"{TITLE}{sentence}\n".encode()), "kirino", parser)


@cache
def _recorded() -> dict[str, Parsed]:
    told = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {sentence: tuple(map(_token, words)) for sentence, words in told.items()}


def _token(line: str) -> Token:
    text, lemma, pos, dep, head, start = line.split()
    return Token(text, lemma, pos, dep, int(head), int(start))


def main() -> None:
    """Parse all sentences anew and write what the parser gives."""
    found: dict[str, list[str]] = {}
    live = ginza()

    def noted(sentences: Iterable[str]) -> Iterator[Parsed]:
        asked = list(sentences)
        for sentence, words in zip(asked, live(asked), strict=True):
            found[sentence] = [
                f"{t.text} {t.lemma} {t.pos} {t.dep} {t.head} {t.start}" for t in words
            ]
            yield words

    for sentence in (*SENTENCES, *ROLES):
        parsed_draft(sentence, noted)
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=True, width=200)
    PATH.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
