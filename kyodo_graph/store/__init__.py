"""Store: quads in Oxigraph, rules, canonical files, SPARQL."""
