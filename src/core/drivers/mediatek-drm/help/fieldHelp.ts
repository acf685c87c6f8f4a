import type { Help } from './help.ts'

/** What is said of a node, an endpoint or a link that is no property by that name. */
export const FIELD_HELP = {
  label: {
    text: 'What DTS text calls the node: &dsi0. No driver reads it, and a compiled tree has it only with symbols.',
    source: 'dtc -@',
  },
  node: {
    text: 'Where the node stands in the tree. Blocks of a path have to be children of the same node as their mmsys, or they are never found.',
    source: 'mtk_drm_probe()',
  },
  number: {
    text: 'The reg of the endpoint, 0 without one. Where a path leaves a block it has to be the number of the path: 0 MAIN, 1 EXT, 2 THIRD.',
    source: 'of_graph_get_endpoint_by_regs(), drivers/of/property.c',
  },
  path: {
    text: 'The walk of a path leaves each block by port 1, the mmsys by port 0, at the endpoint with the number of the path.',
    source: 'mtk_drm_of_ddp_path_build_one()',
  },
} as const satisfies Readonly<Record<string, Help>>
