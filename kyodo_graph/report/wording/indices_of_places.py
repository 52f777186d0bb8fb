"""Indices of actors and of a city's networks: label and definition (ja, en), function, sources."""

from __future__ import annotations

_TWO = "measures.two_mode_centrality"
_HOLES = "measures.structural_holes"
_BROKER = "measures.gould_fernandez"
_REMOVE = "measures.remove_actor"

OF_PLACES: dict[str, tuple[str, str, str, str, str, str]] = {
    "elements": (
        "関わる要素", "elements",
        "先導または参加する計画要素の数。文書がどれほど細かく書き分けるかによって変わる。",
        "Plan elements that the actor leads or joins; depends on how finely a document divides.",
        "analysing.analyse", "",
    ),
    "leads": (
        "先導する要素", "elements led",
        "うち先導するもの。先導者を印刷した文書でだけ意味を持つ。",
        "Those of them that it leads; means something only where a document prints who leads.",
        "analysing.analyse", "",
    ),
    "strength": (
        "重みの和", "strength",
        "関わりの重みの和。連名欄を按分する変種で動く唯一の指標。",
        "Sum of the weights of its parts; the one index that counting joint columns half changes.",
        "analysing.analyse", "",
    ),
    "degree": (
        "次数", "degree",
        "関わる要素の数を、要素の総数で割ったもの。帰無モデルが保つので検定しない。",
        "Elements it takes part in, over all elements. The null model keeps it: no test.",
        _TWO, "borgatti1997 faust1997",
    ),
    "closeness": (
        "近接中心性", "closeness",
        "他のすべてへの距離の和が、二つのモードの許す最小にどれほど近いか。"
        "連結でないときは成分のなかの値に、届く割合を掛ける。",
        "How near the sum of distances to all others is to the least that the two modes allow; "
        "in a network in pieces within the component, times the share reached.",
        _TWO, "borgatti1997 wasserman1994",
    ),
    "betweenness": (
        "媒介中心性", "betweenness",
        "他の二者を結ぶ最短経路のうちその主体を通るもの。二つのモードの許す最大で割る。",
        "Shortest paths between others that run through it, over the most that the modes allow.",
        _TWO, "borgatti1997 freeman1979",
    ),
    "eigenvector": (
        "固有ベクトル中心性", "eigenvector",
        "第1左特異ベクトルの成分(長さ1)。連結でないときはほとんど何も言えない。",
        "Its entry in the first left singular vector (length 1); over pieces it says little.",
        _TWO, "borgatti1997 faust1997",
    ),
    "effective_size": (
        "有効規模", "effective size",
        "相手の数から、相手どうしの平均的な結び付きを引いたもの(エゴの範囲)。",
        "Contacts less their mean ties to each other (ego scope).",
        _HOLES, "burt1992 everett2013",
    ),
    "efficiency": (
        "効率", "efficiency", "有効規模を相手の数で割ったもの。",
        "Effective size over the number of contacts.", _HOLES, "burt1992",
    ),
    "constraint": (
        "拘束", "constraint",
        "相手が互いに結ばれているために仲介の余地が狭い度合い。小さいほど余地がある。",
        "How far contacts who are tied to each other leave no room to broker; small is free.",
        _HOLES, "burt1992",
    ),
    "hierarchy": (
        "拘束の偏り", "hierarchy", "拘束が少数の相手に偏る度合い(Coleman–Theil)。",
        "How far the constraint comes from a few contacts (Coleman–Theil disorder).",
        _HOLES, "burt1992",
    ),
    "ev_normalised": (
        "Everett–Valente仲介", "Everett–Valente brokerage",
        "媒介性に届く相手の数を加え次数で割ったもの。最大に対する百分率。末端は0。",
        "(Twice betweenness + reached) over degree, per cent of its maximum; pendants 0.",
        "measures.everett_valente", "everett2016",
    ),
    "bridging": (
        "ブリッジング中心性", "bridging",
        "媒介性に、隣と比べた次数の小ささを掛けたもの。細い橋で高くなる。",
        "Betweenness times how small its degree is beside its neighbours'; high for thin bridges.",
        "measures.bridging", "hwang2008",
    ),
    "ties_out": (
        "関係を出す相手", "ties out", "記載された関係を向ける相手の数。",
        "Partners to whom stated ties go.", "analysing.analyse", "",
    ),
    "ties_in": (
        "関係を受ける相手", "ties in", "記載された関係を向けてくる相手の数。",
        "Partners from whom stated ties come.", "analysing.analyse", "",
    ),
    "brokered": (
        "仲介する組", "pairs brokered", "関係の連なりa→v→cで、a→cのないものの数。",
        "Pairs (a, c) with a→v→c and not a→c.", _BROKER, "gould1989",
    ),
    "coordinator": (
        "調整型", "coordinator", "三者とも同じ部門の仲介。", "All three of one sector.",
        _BROKER, "gould1989",
    ),
    "itinerant": (
        "巡回型", "itinerant", "両端が同じ部門、仲介者が別の部門の仲介。",
        "The ends of one sector, the broker of another.", _BROKER, "gould1989",
    ),
    "representative": (
        "代表型", "representative", "起点と仲介者が同じ部門の仲介。",
        "Giver and broker of one sector.", _BROKER, "gould1989",
    ),
    "gatekeeper": (
        "門番型", "gatekeeper", "仲介者と終点が同じ部門の仲介。",
        "Broker and receiver of one sector.", _BROKER, "gould1989",
    ),
    "liaison": (
        "連絡型", "liaison", "三者とも別の部門の仲介。", "Three sectors.", _BROKER, "gould1989",
    ),
    "total": (
        "合計", "total", "五つの型の合計。部門を並べ替えても動かない。",
        "All five roles; does not vary when sectors are dealt out anew.", _BROKER, "gould1989",
    ),
    "orphaned": (
        "担い手のいない要素", "elements without anyone", "主体が一つもいなくなる計画要素の数。",
        "Plan elements in which no actor is left.", _REMOVE, "",
    ),
    "leaderless": (
        "先導者のいない要素", "elements without a lead",
        "先導者がいなくなる計画要素の数。先導者の記載がない文書では定義されない。",
        "Plan elements without a lead; undefined where no document states who leads.",
        _REMOVE, "",
    ),
    "components": (
        "つながりの数", "components", "互いに届く主体・要素のまとまりの数。",
        "Sets of actors and elements that can reach each other.", _REMOVE, "",
    ),
    "fragmentation": (
        "分断度", "fragmentation", "残る二者のうち、互いに届かない組の割合。",
        "Share of the pairs left that can't reach each other.", "measures.key_player",
        "borgatti2006",
    ),
    "distance_fragmentation": (
        "距離で重みづけた分断度", "fragmentation by distance",
        "1から、距離の逆数の平均を引いたもの。",
        "One less the mean of the reciprocal distances.", "measures.key_player", "borgatti2006",
    ),
    "sector_pairs": (
        "要素を共有する部門の組", "pairs of sectors that share an element",
        "少なくとも一つの要素で二者が出会う部門の組の数。",
        "Pairs of sectors of which two actors share an element.", _REMOVE, "",
    ),
    "sector_pairs_connected": (
        "届き合う部門の組", "pairs of sectors that can reach each other",
        "二者が同じつながりのなかにいる部門の組の数。",
        "Pairs of sectors of which two actors are in one component.", _REMOVE, "",
    ),
    "density": (
        "密度", "density", "ありうる結び付きのうち、記載されたものの割合。",
        "Share of the possible ties that are there.", "analysing.analyse", "",
    ),
    "centralization_degree": (
        "中心化(次数)", "centralisation (degree)",
        "値の散らばりを、同じ大きさで最も中心化したネットワークの散らばりで割ったもの。",
        "Spread of the scores over that of the most centralised network of the same size.",
        "measures.centralization", "freeman1979 borgatti1997",
    ),
    "centralization_closeness": (
        "中心化(近接)", "centralisation (closeness)", "近接中心性についての同じもの。",
        "The same of closeness.", "measures.centralization", "freeman1979 borgatti1997",
    ),
    "centralization_betweenness": (
        "中心化(媒介)", "centralisation (betweenness)", "媒介中心性についての同じもの。",
        "The same of betweenness.", "measures.centralization", "freeman1979 borgatti1997",
    ),
    "nodf": (
        "入れ子性(NODF)", "nestedness (NODF)",
        "関わりの少ないものの相手が、多いものの相手に含まれる度合い(百分率)。",
        "How far the partners of the less connected are among those of the more, per cent.",
        "measures.nodf", "almeida2008",
    ),
    "ei_sector": (
        "E–I指標(部門)", "E–I index (sectors)",
        "部門の間の結び付きから部門のなかの結び付きを引き、全体で割ったもの(−1から1)。",
        "(Ties between sectors − within) / ties, from −1 to 1.", "measures.ei_index",
        "krackhardt1988",
    ),
    "modularity": (
        "モジュラリティ", "modularity",
        "まとまりのなかの結び付きが、偶然より多い度合い(Louvain法)。zだけに意味がある。",
        "How far ties lie within the groups of a Louvain division; only z counts.",
        "measures.modularity", "blondel2008",
    ),
    "core_periphery": (
        "コア–周辺", "core and periphery", "「結び付きはコアに触れる」型との相関。",
        "Correlation with the pattern “a tie touches the core”.", "measures.core_periphery",
        "borgatti1999",
    ),
}  # fmt: skip
