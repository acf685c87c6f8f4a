import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { lineColumnAt } from '../../core/base/sourceSpan.ts'
import { readDts } from '../../core/devicetree/readDts.ts'
import type { DeviceTree, DtNode } from '../../core/devicetree/tree.ts'
import { walk } from '../../core/devicetree/walk.ts'
import { readWatchdogNode } from '../../core/drivers/at91sam9-wdt/readWatchdogNode.ts'
import type { WatchdogNode } from '../../core/drivers/at91sam9-wdt/watchdogInput.ts'
import { compatibleOf } from '../../core/ofgraph/readProperty.ts'
import type { FoundNode } from '../frame/foundNode.ts'

/** What the driver's match table holds. Kernel: at91_wdt_dt_ids[]. */
const COMPATIBLE = 'atmel,at91sam9260-wdt'

export type WatchdogTextReading =
  | { readonly kind: 'ok'; readonly node: WatchdogNode }
  /** One sentence each, with line and column where there is one: '3:14 …'. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

/**
 * The watchdog's properties out of a text: a node on its own, or a whole source that holds one. What
 * its includes would bring (labels, macros) may be missing: none of it is read here.
 */
export function readWatchdogText(text: string): WatchdogTextReading {
  const isAlone = !/^\s*[/&#]/.test(withoutComments(text))
  const source = isAlone ? `${HEAD}${text}\n};\n` : text
  const { tree, diagnostics } = readDts(FILE, {
    files: new Map([[FILE, source]]),
    includeDirs: [],
  })
  const wrong = diagnostics.filter(
    ({ severity, code }) => severity === 'error' && !FROM_OUTSIDE.has(code),
  )
  if (wrong.length > 0) {
    return { kind: 'wrong', problems: wrong.map((it) => placed(it, source, isAlone)) }
  }
  const [found] = watchdogsIn(tree)
  const node = found?.node ?? onlyNode(tree, isAlone)
  return node === null
    ? { kind: 'wrong', problems: [`No node here is compatible with "${COMPATIBLE}".`] }
    : { kind: 'ok', node }
}

/** The watchdogs of a tree, in its order. */
export const watchdogsIn = (tree: DeviceTree): readonly FoundNode<WatchdogNode>[] =>
  [...walk(tree)]
    .filter(({ node }) => compatibleOf(node).includes(COMPATIBLE))
    .map(({ node, path }) => ({ path, node: propertiesOf(node) }))

const FILE = 'node.dts'
const HEAD = '/dts-v1/;\n/ {\n'
const HEAD_LINES = 2

/** What a node taken out of its board cannot help. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set([
  'dts/unknown-reference',
  'dts/unknown-macro',
  'dts/missing-include',
  'dts/no-version',
])

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

function placed({ message, subject }: Diagnostic, source: string, isAlone: boolean): string {
  if (subject.kind !== 'text') return message
  const { line, column } = lineColumnAt(source, subject.span.from)
  const lastLine = source.split('\n').length - 1
  // What is missing at the end is reported in the line that was put after the text.
  const shown = isAlone ? Math.max(1, Math.min(line, lastLine - 1) - HEAD_LINES) : line
  return `${shown}:${column} ${message}`
}

/** A node on its own may leave its compatible to the SoC's file. */
function onlyNode({ root }: DeviceTree, isAlone: boolean): WatchdogNode | null {
  const [node, more] = root.children
  return isAlone && node !== undefined && more === undefined ? propertiesOf(node) : null
}

const propertiesOf = ({ properties }: DtNode): WatchdogNode =>
  readWatchdogNode(
    properties.map(({ name, value }) => ({
      name,
      value: value.length === 0 ? { kind: 'flag' } : { kind: 'bytes', bytes: [...value] },
    })),
  )
