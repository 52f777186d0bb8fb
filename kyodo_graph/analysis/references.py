"""The publications behind what an analysis prints."""

from __future__ import annotations

REFERENCES = (
    "Almeida-Neto, M., Guimarães, P., Guimarães, P. R., Loyola, R. D. & Ulrich, W. (2008). A "
    "consistent metric for nestedness analysis in ecological systems. Oikos 117:1227–1239.",
    "Blondel, V. D., Guillaume, J.-L., Lambiotte, R. & Lefebvre, E. (2008). Fast unfolding of "
    "communities in large networks. Journal of Statistical Mechanics P10008.",
    "Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational & "
    "Mathematical Organization Theory 12:21–34.",
    "Borgatti, S. P. & Everett, M. G. (1997). Network analysis of 2-mode data. Social Networks "
    "19:243–269.",
    "Borgatti, S. P. & Everett, M. G. (1999). Models of core/periphery structures. Social Networks "
    "21:375–395.",
    "Breiger, R. L. (1974). The duality of persons and groups. Social Forces 53:181–190.",
    "Burt, R. S. (1992). Structural Holes. Harvard University Press.",
    "Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application. Cambridge "
    "University Press.",
    "Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & Hall.",
    "Everett, M. G. & Valente, T. W. (2016). Bridging, brokerage and betweenness. Social Networks "
    "44:202–208.",
    "Faust, K. (1997). Centrality in affiliation networks. Social Networks 19:157–191.",
    "Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social "
    "Networks 1:215–239.",
    "Godard, K. & Neal, Z. P. (2022). fastball: a fast algorithm to randomly sample bipartite "
    "graphs "
    "with fixed degree sequences. Journal of Complex Networks 10:cnac049.",
    "Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to "
    "brokerage in transaction networks. Sociological Methodology 19:89–126.",
    "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian "
    "Journal "
    "of Statistics 6:65–70.",
    "Hwang, W., Kim, T., Ramanathan, M. & Zhang, A. (2008). Bridging centrality: graph mining from "
    "element level to group level. KDD '08:336–344.",
    "Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises. Social "
    "Psychology Quarterly 51:123–140.",
    "Neal, Z. P. (2014). The backbone of bipartite projections. Social Networks 39:84–97.",
    "Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing alternatives to the fixed degree "
    "sequence model for extracting the backbone of bipartite projections. Scientific Reports "
    "11:23929.",
    "Provan, K. G. & Kenis, P. (2008). Modes of network governance: structure, management, and "
    "effectiveness. Journal of Public Administration Research and Theory 18:229–252.",
    "Schoch, D. & Brandes, U. (2016). Re-conceptualizing centrality in social networks. European "
    "Journal of Applied Mathematics 27:971–985.",
    "Strona, G., Nappo, D., Boccacci, F., Fattorini, S. & San-Miguel-Ayanz, J. (2014). A fast and "
    "unbiased procedure to randomize ecological binary matrices with fixed row and column totals. "
    "Nature Communications 5:4114.",
)
