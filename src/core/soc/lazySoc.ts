import type { Soc, SocNode } from './soc.ts'

/** A SoC whose nodes are made when they are first asked for: opening a board asks for those of none. */
export function lazySoc({ nodes, ...soc }: SocRows): Soc {
  let made: readonly SocNode[] | undefined
  return {
    ...soc,
    get nodes() {
      made ??= nodes()
      return made
    },
  }
}

interface SocRows extends Omit<Soc, 'nodes'> {
  readonly nodes: () => Soc['nodes']
}
