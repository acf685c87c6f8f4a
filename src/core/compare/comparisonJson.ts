import { type Comparison, isEmpty } from './comparison.ts'

/** A comparison as `portwire diff --json` prints it: nodes by path, no ids. Fields are only added. */
export function comparisonJson(comparison: Comparison) {
  const { labelsCompared, board, blocks, links, aliases, probes, paths } = comparison
  return {
    same: isEmpty(comparison),
    labelsCompared,
    board,
    blocks: blocks.map(({ kind, name, path, fields, endpoints }) => ({
      kind,
      name,
      node: path,
      fields,
      endpoints,
    })),
    links: links.map(({ kind, from, to, names }) => ({
      kind,
      from: endJson(from),
      to: endJson(to),
      names,
    })),
    aliases,
    probes,
    paths,
  }
}

const endJson = ({ path, spot }: { readonly path: string; readonly spot: string }) => ({
  node: path,
  endpoint: spot,
})
