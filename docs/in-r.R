# Networks and tables of kyodo_graph in R. Run it in the folder that holds the files, or name the
# folder:  Rscript in-r.R FOLDER
# The files are written by
#   kyodo network ties          --format csv     -o ties.csv
#   kyodo network ties          --format graphml -o ties.graphml
#   kyodo network ties          --format pajek   -o ties.net
#   kyodo network actor-element --format csv     -o elements.csv
#   kyodo query ties            --format csv     -o ties-table.csv
suppressPackageStartupMessages(library(igraph))

given <- commandArgs(trailingOnly = TRUE)
if (length(given)) setwd(given[1])
read <- function(file) {
  read.csv(file, encoding = "UTF-8", na.strings = "", colClasses = "character")
}
size <- function(what, g) cat(what, vcount(g), ecount(g), if (is_directed(g)) "directed" else "undirected", "\n")

# 1. Nodes and edges as CSV: ids stand in the first columns, as graph_from_data_frame wants them.
nodes <- read("ties.nodes.csv")
edges <- read("ties.edges.csv")
edges$weight <- as.numeric(edges$weight)
ties <- graph_from_data_frame(edges, directed = TRUE, vertices = nodes)
size("csv", ties)
stopifnot(!is_bipartite(ties), all(V(ties)$name == nodes$id))

# 2. GraphML: the id is the name, too; all attributes have their types.
g <- read_graph("ties.graphml", format = "graphml")
size("graphml", g)
stopifnot(setequal(V(g)$name, V(ties)$name), !is_bipartite(g))

# 3. Pajek: the topology; attributes stand beside it, in the order of the vertices.
p <- read_graph("ties.net", format = "pajek")
beside <- read("ties.net.nodes.csv")
V(p)$name <- beside$id
size("pajek", p)
stopifnot(identical(sort(V(p)$name), sort(V(g)$name)))

# 4. A network of two modes: say which nodes are of the second.
two <- graph_from_data_frame(read("elements.edges.csv"), directed = FALSE, vertices = read("elements.nodes.csv"))
V(two)$type <- V(two)$mode == "element"
size("two modes", two)
stopifnot(is_bipartite(two))
shared <- bipartite_projection(two, which = "false")
size("actors that share an element", shared)

# 5. From a number back to the document: an edge knows the passages that state it.
strongest <- order(-E(ties)$weight, E(ties)$passages)[1]
cat("evidence", strsplit(E(ties)$passages[strongest], " | ", fixed = TRUE)[[1]][1], "\n")

# 6. A table: one row a tie, however many passages state it.
table <- read("ties-table.csv")
cat("rows", nrow(table), "stated", sum(table$basis == "stated"), "\n")
passages <- strsplit(table$sources, " | ", fixed = TRUE)
cat("passages", sum(lengths(passages)), "\n")

# 7. statnet reads the same Pajek file.
if (requireNamespace("network", quietly = TRUE)) {
  s <- network::read.paj("ties.net")
  cat("statnet", network::network.size(s), network::network.edgecount(s), "\n")
}
