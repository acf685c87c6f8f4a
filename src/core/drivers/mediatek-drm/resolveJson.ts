import { componentById } from '../../soc/ddpComponents.ts'
import type { MmsysResolution, PathResult } from './resolveMmsys.ts'

/** One mmsys in the form `portwire resolve --json` prints. An interface: fields are only ever added. */
export interface MmsysJson {
  readonly node: string
  readonly graph: boolean
  readonly hang: boolean
  /** 0 or negative. */
  readonly errno: number
  /** Paths in force afterwards, hardcoded ones that were kept included. */
  readonly main: readonly string[]
  readonly ext: readonly string[]
  readonly third: readonly string[]
  /** `level:text` in the driver's order. */
  readonly log: readonly string[]
}

export function mmsysJson(resolution: MmsysResolution): MmsysJson {
  const [main, ext, third] = resolution.paths.map(componentNames)
  return {
    node: resolution.path,
    graph: resolution.graph,
    hang: resolution.hang,
    errno: resolution.errno,
    main: main ?? [],
    ext: ext ?? [],
    third: third ?? [],
    log: resolution.log.map(({ level, text }) => `${level}:${text}`),
  }
}

const componentNames = ({ inForce }: PathResult): string[] =>
  inForce.map((id) => componentById(id).name)
