"""Table 8: a methods paragraph that can be pasted into a paper, with what it cites."""

from __future__ import annotations

from collections.abc import Mapping

from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Options, actors_of
from kyodo_graph.analysis.governance import CONCENTRATED, DENSE
from kyodo_graph.analysis.references import REFERENCES
from kyodo_graph.analysis.variants import VARIANTS


def paragraph(city: City, options: Options, version: str, sha: str, lang: str) -> str:
    """How the numbers of a city were made, in one language, with the list of references."""
    B, T = city.network(TWO_MODE), city.network(TIES)
    actors = len(actors_of(B))
    plans = sorted({city.plans.get(n, "") for n in B if B.nodes[n].get("mode") != "actor"} - {""})
    numbers: dict[str, str | int] = {
        "name": city.names.get(lang) or city.key,
        "actors": actors,
        "elements": B.number_of_nodes() - actors,
        "edges": B.number_of_edges(),
        "tie_actors": T.number_of_nodes(),
        "ties": T.number_of_edges(),
        "plans": max(1, len(plans)),
        "trials": f"{options.trials:,}",
        "slow": f"{options.slow:,}",
        "seed": options.seed,
        "version": version,
        "sha": sha,
        "c": ", ".join(f"{x:.3g}" for x in CONCENTRATED),
        "d": ", ".join(f"{x:.3g}" for x in DENSE),
        "variants": ", ".join(v.title["en"] for v in VARIANTS[1:]),
        "variants_ja": "、".join(v.title["ja"] for v in VARIANTS[1:]),
    }
    text = _TEXT[lang].format(**numbers)
    heading = {"ja": "文献", "en": "References"}[lang]
    return f"{text}\n\n{heading}\n" + "".join(f"- {r}\n" for r in REFERENCES)


_TEXT: Mapping[str, str] = {
    "en": (
        "The networks of {name} were read from its collaboration promotion plan documents "
        "as coded in kyodo_graph {version} (canonical N-Quads, SHA-256 {sha}). The two-mode "
        "network "
        "joins {actors} actors to {elements} plan elements by {edges} stated or implied parts "
        "({plans} plan generation(s)); {tie_actors} actors are joined by {ties} directed ties. "
        "Degree, closeness, betweenness and eigenvector centrality of the two-mode network are "
        "normalised by what its two modes allow (Borgatti & Everett 1997; Faust 1997), unweighted; "
        "actors that share an element are tied in the co-participation network (Breiger 1974), on "
        "which structural holes were measured in ego scope (Burt 1992), with Everett–Valente "
        "brokerage (Everett & Valente 2016) and bridging centrality (Hwang et al. 2008). Brokerage "
        "roles between sectors were counted on the directed ties (Gould & Fernandez 1989) and set "
        "against their published moments and {trials} permutations of the sectors. Rank intervals "
        "hold for every centrality that respects neighbourhood inclusion (Schoch & Brandes 2016). "
        "Centralities were compared with {trials} (one-mode indices and removals: {slow}) random "
        "two-mode networks that keep both margins within the city and within each generation of "
        "its plan (curveball: Strona et al. 2014; Godard & Neal 2022); empirical "
        "p = (1 + hits) / (1 + trials) (Davison & Hinkley 1997), with no correction across "
        "indices. "
        "Intervals are 95 % percentile intervals over resampled elements (Efron & Tibshirani "
        "1993). "
        "The loss of an actor was measured by taking it out of the two-mode network (Borgatti "
        "2006) "
        "and compared with the loss of actors of like degree and with the same removal in the "
        "random networks. The network as a whole was described by centralisation (Freeman 1979; "
        "Borgatti & Everett 1997), the E–I index (Krackhardt & Stern 1988), the modularity of "
        "Louvain communities (Blondel et al. 2008), nestedness (Almeida-Neto et al. 2008) and "
        "core and periphery (Borgatti & Everett 1999), each against chance where defined. The "
        "backbone of the projection follows the stochastic degree sequence "
        "model with exact Poisson-binomial p-values (Neal 2014; Neal, Domagalski & Sagan 2021) and "
        "Holm's (1979) correction. The form of governance (Provan & Kenis 2008) was decided by "
        "stated criteria for three centralities in each variant under nine pairs of thresholds "
        "(centralisation {c}; density among the other actors {d}); a form needs more than half of "
        "all decisions. Every index was also computed in the variants: {variants}. Random seed "
        "{seed}. What is observed is what documents state, not behaviour."
    ),
    "ja": (
        "{name}のネットワークは、同市の協働推進計画等の文書をkyodo_graph "
        "{version}で符号化したデータ"
        "(正規化N-Quads、SHA-256 {sha})から作成した。二部ネットワークは主体{actors}と計画要素"
        "{elements}を、記載された(または含意された)関わり{edges}件で結ぶ(計画の世代数{plans})。"
        "主体間の有向の関係は主体{tie_actors}、{ties}件である。二部ネットワークの次数・近接・媒介・"
        "固有ベクトル中心性は重みなしで計算し、二つのモードの大きさが許す最大値で正規化した"
        "(Borgatti & Everett 1997; Faust 1997)。同じ要素に関わる主体を結んだ共参加ネットワーク"
        "(Breiger 1974)では、構造的空隙をエゴネットワークの範囲で測り(Burt 1992)、Everett–Valente"
        "の仲介指標(Everett & Valente 2016)とブリッジング中心性(Hwang et al. "
        "2008)を求めた。部門間の"
        "仲介役割は有向の関係で数え(Gould & Fernandez 1989)、公表された積率と、部門の並べ替え"
        "{trials}回に照らした。順位区間は、近傍包含を尊重するすべての中心性について成り立つ"
        "(Schoch & Brandes 2016)。中心性は、市と計画の世代ごとに両方の周辺和を保つランダムな"
        "二部ネットワーク{trials}個(一部モードの指標と除去は{slow}個)と比べた(curveball:"
        "Strona et al. 2014; Godard & Neal 2022)。経験的p値は(1+該当数)÷(1+試行数)"
        "(Davison & Hinkley 1997)で、指標間の多重性は補正していない。区間は要素の再抽出による"
        "95%パーセンタイル区間である(Efron & Tibshirani 1993)。主体の喪失は二部ネットワークからの"
        "除去で測り(Borgatti 2006)、同程度の次数を持つ主体の除去、およびランダムネットワークでの同"
        "じ"
        "除去と比べた。ネットワーク全体は中心化(Freeman 1979; Borgatti & Everett "
        "1997)、E–I指標(Krackhardt & Stern 1988)、Louvain法のモジュラリティ(Blondel et al. "
        "2008)、入れ子性(Almeida-Neto et al. 2008)、コア–周辺(Borgatti & Everett "
        "1999)で記述し、定義できるものは偶然と比べた。射影のバックボーンは確率的次数列モデルによる"
        "正確なポアソン二項p値"
        "(Neal 2014; Neal, Domagalski & Sagan 2021)とHolm(1979)の補正による。ガバナンスの形"
        "(Provan & Kenis 2008)は、三つの中心性と各変種について九組の閾値(中心化{c}、他の主体間の"
        "密度{d})のもとで明示した基準により判定し、全判定の過半数を得た形を採った。すべての指標を"
        "次の変種でも計算した:{variants_ja}。乱数の種は{seed}。観察されるのは文書の記載であり、"
        "行動ではない。"
    ),
}
