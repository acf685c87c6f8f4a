import type { BoardView } from './boardView.ts'
import type { Hit } from './finding.ts'
import { adaptor } from './rules/adaptor.ts'
import { aliases } from './rules/aliases.ts'
import { brokenPaths } from './rules/brokenPaths.ts'
import { commandQueues } from './rules/commandQueue.ts'
import { components } from './rules/components.ts'
import { crtcs } from './rules/crtcs.ts'
import { dpTransmitters } from './rules/dpTransmitters.ts'
import { droppedPaths } from './rules/droppedPaths.ts'
import { endpoints } from './rules/endpoints.ts'
import { loops } from './rules/loops.ts'
import { mmsysEndpoints } from './rules/mmsysEndpoints.ts'
import { mutexes } from './rules/mutexes.ts'
import { outputs } from './rules/outputs.ts'
import { planes } from './rules/planes.ts'
import { programming } from './rules/programming.ts'
import { sinkDrivers } from './rules/sinkDrivers.ts'
import { unknownMmsys } from './rules/unknownMmsys.ts'
import { vdosys } from './rules/vdosys.ts'

/** One family of closely related traps each. */
export const RULES: readonly ((board: BoardView) => readonly Hit[])[] = [
  mmsysEndpoints,
  brokenPaths,
  droppedPaths,
  loops,
  endpoints,
  aliases,
  mutexes,
  components,
  unknownMmsys,
  vdosys,
  adaptor,
  outputs,
  sinkDrivers,
  dpTransmitters,
  crtcs,
  programming,
  planes,
  commandQueues,
]
