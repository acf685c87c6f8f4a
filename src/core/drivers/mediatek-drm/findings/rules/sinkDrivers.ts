import type { Block } from '../../../../pipeline/document.ts'
import { blockName } from '../../../../pipeline/links.ts'
import { bridgeLookup } from '../../probe/bridgeLookup.ts'
import { type BoardView, listWords, type SystemView } from '../boardView.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { alsoOther } from '../symptoms.ts'
import { allWaitedFor } from './outputs.ts'

/** What one driver is needed for: panels, bridges and transmitters with one first string. */
interface Needed {
  readonly system: SystemView
  readonly sinks: Set<Block>
  readonly outputs: Set<Block>
}

/** Kin of trap 23: the drivers of all that outputs find behind them, which no device tree shows. */
export function sinkDrivers(board: BoardView): Hit[] {
  const drivers = new Map<string, Needed>()
  for (const { system, output } of allWaitedFor(board)) {
    const { result } = bridgeLookup(board.graph, output, board.kernel)
    const sink = result.kind === 'found' ? board.graph.blocks[result.sink] : undefined
    if (sink === undefined) continue
    const string = sink.compatible[0] ?? '?'
    const needed = drivers.get(string) ?? { system, sinks: new Set(), outputs: new Set() }
    drivers.set(string, needed)
    needed.sinks.add(sink)
    needed.outputs.add(output)
  }
  return Array.from(drivers, ([string, needed]) => driverHit(string, needed))
}

function driverHit(string: string, { system, sinks, outputs }: Needed): Hit {
  const [first = system.block] = sinks
  return hit(23, {
    subject: blockSubject(first),
    code: 'drm/sink-driver',
    severity: 'info',
    message: `${names(sinks)} ${sinks.size === 1 ? 'needs' : 'need'} a driver for "${string}": build it in, or see that its module is loaded.`,
    kernel: `The DRM device waits for ${names(outputs)}, and ${outputs.size === 1 ? 'that' : 'those'} for this driver, which no device tree shows.${alsoOther(system)}`,
    symptom: 'Without the driver no display shows a picture.',
  })
}

/** A note is to be read: of many, the rest is counted. */
const SHOWN = 3

function names(blocks: ReadonlySet<Block>): string {
  const all = Array.from(blocks, blockName)
  const rest = all.length - SHOWN
  return listWords(rest > 1 ? [...all.slice(0, SHOWN), `${rest} more`] : all)
}
