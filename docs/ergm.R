# A two-mode ERGM of who takes part in which element of a plan. Run it in the folder that holds the
# files, or name the folder:  Rscript ergm.R FOLDER
# The files are written by
#   kyodo network actor-element --city ichinoseki --basis stated --format csv -o elements.csv
suppressPackageStartupMessages(library(ergm))

given <- commandArgs(trailingOnly = TRUE)
if (length(given)) setwd(given[1])
read <- function(file) {
  read.csv(file, encoding = "UTF-8", na.strings = "", colClasses = "character")
}

# 1. The network: actors in rows, elements in columns; one city, one plan at a time.
nodes <- read("elements.nodes.csv")
edges <- read("elements.edges.csv")
actors <- nodes[nodes$mode == "actor", ]
elements <- nodes[nodes$mode == "element", ]
M <- matrix(0, nrow(actors), nrow(elements), dimnames = list(actors$id, elements$id))
M[cbind(edges$source, edges$target)] <- 1
B <- network::network(M, matrix.type = "bipartite", directed = FALSE)

# 2. Attributes: of actors; elements have none of these.
of_actors <- function(values, otherwise) c(values, rep(otherwise, nrow(elements)))
network::set.vertex.attribute(B, "office", of_actors(as.numeric(actors$sector == "S1"), 0))
network::set.vertex.attribute(B, "intermediary", of_actors(as.numeric(actors$sector == "S3"), 0))
network::set.vertex.attribute(B, "generic", of_actors(as.numeric(actors$specificity == "generic"), 0))

# 3. The models: how many parts there are; who has more of them; how uneven they are beyond that.
set.seed(1)
size <- ergm(B ~ edges)
who <- ergm(B ~ edges + b1cov("office") + b1cov("intermediary") + b1cov("generic"))
uneven <- ergm(
  B ~ edges + b1cov("office") + b1cov("intermediary") + b1cov("generic") +
    gwb1degree(0.5, fixed = TRUE) + gwb2degree(0.5, fixed = TRUE),
  control = control.ergm(seed = 1)
)
print(summary(who))
print(summary(uneven))

# 4. What must be looked at before any of it is quoted: whether the chains mixed, whether the model
# gives networks like this one.
mcmc.diagnostics(uneven)
print(gof(uneven))
