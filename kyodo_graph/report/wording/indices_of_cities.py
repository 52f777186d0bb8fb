"""Indices between plans: label and definition (ja, en), function, keys of publications."""

from __future__ import annotations

_COMPARE = "comparing.compare"

OF_CITIES: dict[str, tuple[str, str, str, str, str, str]] = {
    "degree_centralization": (
        "中心化(次数)", "degree centralisation",
        "主体の次数の散らばりを、ありうる最大で割ったもの。",
        "Spread of the actors' degrees over the largest possible.", "measures.centralization",
        "freeman1979 borgatti1997",
    ),
    "betweenness_centralization": (
        "中心化(媒介)", "betweenness centralisation",
        "主体の媒介中心性の散らばりを、ありうる最大で割ったもの。",
        "Spread of the actors' betweenness over the largest possible.",
        "measures.centralization", "freeman1979 borgatti1997",
    ),
    "clustering": (
        "群れ(二部)", "clustering (two-mode)", "4×四角形の数÷長さ3の道の数。",
        "Four times the four-cycles over the paths of length three.", _COMPARE, "robins2004",
    ),
    "sector_ei": (
        "E–I指標(部門)", "E–I index (sectors)",
        "共参加の結び付きについて、部門の間から部門のなかを引き、全体で割ったもの。",
        "Of co-participation: (ties between sectors − within) / ties.", "measures.ei_index",
        "krackhardt1988",
    ),
    "sector_modularity": (
        "モジュラリティ(部門)", "modularity of the sectors",
        "部門で分けたときに、結び付きが部門のなかに偏る度合い。",
        "How far ties lie within the sectors, beyond chance.", "measures.modularity",
        "newman2004",
    ),
    "triad_102": (
        "一辺の三者", "triples with one tie", "三者の組のうち、結び付きが一本のものの割合。",
        "Share of the triples of actors with one tie.", _COMPARE, "holland1976",
    ),
    "triad_201": (
        "二辺の三者", "triples with two ties", "三者の組のうち、結び付きが二本のものの割合。",
        "Share of the triples of actors with two ties.", _COMPARE, "holland1976",
    ),
    "triad_300": (
        "三辺の三者", "triples with three ties", "三者の組のうち、結び付きが三本のものの割合。",
        "Share of the triples of actors with three ties.", _COMPARE, "holland1976",
    ),
    "portrait_divergence": (
        "ポートレート発散", "portrait divergence",
        "距離ごとの到達数の分布の違い。大きさの違うネットワークも比べられる。",
        "Difference of the distributions of how many are reached at which distance.",
        "measures.portrait_divergence", "bagrow2019",
    ),
    "laplacian_divergence": (
        "ラプラシアン発散", "Laplacian divergence", "ラプラシアン固有値の分布の違い。",
        "Jensen–Shannon distance of the spectra of the Laplacians.",
        "measures.laplacian_divergence", "",
    ),
    "netlsd": (
        "NetLSD", "NetLSD", "熱の広がり方から見たネットワークの形の違い。",
        "Difference of the shapes of networks, as heat would spread on them.",
        "measures.netlsd", "tsitsulin2018",
    ),
    "d_measure": (
        "D尺度", "D-measure", "節点ごとの距離分布から見た違い。",
        "Difference of the distributions of distances, node by node.", "measures.d_measure",
        "schieber2017",
    ),
    "z_profile": (
        "zの型", "profile of z", "構造の指標のzを長さ1に揃えて並べた型どうしの距離(0から2)。",
        "Distance of the z of the structural indices, brought to length 1 (from 0 to 2).",
        _COMPARE, "milo2004",
    ),
    "theme_bray_curtis": (
        "主題の割合の違い(Bray–Curtis)", "difference of themes (Bray–Curtis)",
        "主題の割合の差の絶対値の和の半分。計画の長さによらない。",
        "Half the sum of the absolute differences of the shares of themes.",
        "measures.bray_curtis", "bray1957",
    ),
    "theme_dissimilarity": (
        "主題の有無の違い(Sørensen)", "dissimilarity of themes (Sørensen)",
        "どちらかにしかない主題の割合。計画の長さによる。",
        "Share of themes that only one has; depends on length.", _COMPARE, "baselga2010",
    ),
    "theme_turnover": (
        "入れ替わり", "turnover", "違いのうち、主題が別の主題に替わった部分。",
        "The part of the dissimilarity that is themes replaced by others.", _COMPARE,
        "baselga2010",
    ),
    "theme_nestedness": (
        "欠落", "nestedness", "違いのうち、一方に主題が欠けるだけの部分。",
        "The part of the dissimilarity that is themes that one merely lacks.", _COMPARE,
        "baselga2010",
    ),
    "share_of_actors_in_common": (
        "共通の主体の割合", "share of actors in common",
        "小さい方のネットワークの主体のうち、両方にいるものの割合。",
        "Of the actors of the smaller network, the share that is in both.", _COMPARE, "",
    ),
    "edge_jaccard": (
        "共通の結び付き(Jaccard)", "ties in common (Jaccard)",
        "共通の主体の間の結び付きのうち、両方にあるものの割合。",
        "Of the ties among common actors, the share that is in both.", _COMPARE, "",
    ),
    "nodf_rows": (
        "NODF(計画)", "NODF (plans)", "計画の側の入れ子性。", "Nestedness of the plans.",
        "measures.nodf", "almeida2008",
    ),
    "nodf_columns": (
        "NODF(主題)", "NODF (themes)", "主題の側の入れ子性。", "Nestedness of the themes.",
        "measures.nodf", "almeida2008",
    ),
    "nodf_total": (
        "NODF(全体)", "NODF (total)", "両方の側の入れ子性。", "Nestedness of both.",
        "measures.nodf", "almeida2008",
    ),
    "sorensen_dissimilarity": (
        "複数地点の違い(Sørensen)", "multiple-site dissimilarity (Sørensen)",
        "すべての計画を一度に見た、主題の有無の違い。",
        "Dissimilarity of the presence of themes among all plans at once.", _COMPARE,
        "baselga2010",
    ),
    "sorensen_turnover": (
        "うち入れ替わり", "of this turnover", "上のうち、主題が別の主題に替わった部分。",
        "The part of it that is themes replaced by others.", _COMPARE, "baselga2010",
    ),
    "sorensen_nestedness": (
        "うち欠落", "of this nestedness", "上のうち、主題が欠けるだけの部分。",
        "The part of it that is themes merely lacking.", _COMPARE, "baselga2010",
    ),
}  # fmt: skip
