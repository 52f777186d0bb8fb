// A page without a browser: the data that a page carries, and the little of `document` that its
// modules ask for when they are loaded. Each test file has one page, as each runs by itself.

const NODE_CODES = ["cls", "type", "sector", "specificity", "city", "plan", "mode", "theme"];
const EDGE_CODES = ["kind", "basis", "modality", "family"];

/** Distinct values, and the place of each value among them. */
function pooled(values) {
  const pool = [...new Set(values)];
  return [pool, values.map((value) => pool.indexOf(value))];
}

function coded(rows, names) {
  const [pools, columns] = [{}, {}];
  for (const name of names) [pools[name], columns[name]] = pooled(rows.map((row) => row[name] ?? ""));
  return [pools, columns];
}

/** Load the page of these nodes (`{ id, … }`), edges (`{ source, target, … }` by id) and groups. */
export function pageOf({ nodes, edges = [], groups = [], ...others }) {
  const at = new Map(nodes.map((node, i) => [node.id, i]));
  const [nodePools, nodeColumns] = coded(nodes, NODE_CODES);
  const [edgePools, edgeColumns] = coded(edges, EDGE_CODES);
  [nodePools.themes] = pooled(nodes.flatMap((node) => node.themes ?? []));
  const data = {
    lang: "ja", state: {}, about: {}, indices: [], names: {}, documents: {}, words: { ja: {}, en: {} },
    styles: { sectors: {}, classes: {}, shapes: {}, lines: {}, plain: {}, plainShape: "dot", implied: [4, 4] },
    layouts: [{ name: "force", x: nodes.map(() => 0), y: nodes.map(() => 0) }],
    nodes: {
      pools: nodePools,
      values: {},
      columns: {
        ...nodeColumns,
        id: nodes.map((node) => node.id),
        ja: nodes.map((node) => node.ja ?? node.id),
        en: nodes.map((node) => node.en ?? node.id),
        alias: nodes.map((node) => node.alias ?? []),
        number: nodes.map((node) => node.number ?? ""),
        themes: nodes.map((node) => (node.themes ?? []).map((theme) => nodePools.themes.indexOf(theme))),
      },
    },
    edges: {
      pools: edgePools,
      columns: { ...edgeColumns, source: edges.map((edge) => at.get(edge.source)), target: edges.map((edge) => at.get(edge.target)), cells: edges.map((edge) => edge.cells ?? []) },
    },
    groups: groups.map((group) => ({ size: group.nodes.length, parent: null, ...group, nodes: group.nodes.map((id) => at.get(id)) })),
    ...others,
  };
  const canvas = { getContext: () => ({ measureText: (text) => ({ width: 12 * text.length }) }) };
  globalThis.document = {
    documentElement: { lang: data.lang },
    getElementById: () => ({ textContent: JSON.stringify(data) }),
    createElement: () => canvas,
  };
  globalThis.history = { replaceState: () => undefined };
  return (id) => at.get(id);
}
