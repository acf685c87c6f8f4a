import type { Soc, SocName, SocNode } from './soc.ts'

/** A SoC whose nodes are made when they are first asked for. */
export function lazySoc(name: SocName, nodes: () => readonly SocNode[]): Soc {
  let made: readonly SocNode[] | undefined
  return {
    ...name,
    get nodes() {
      made ??= nodes()
      return made
    },
  }
}
