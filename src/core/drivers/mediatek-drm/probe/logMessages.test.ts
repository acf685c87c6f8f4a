import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../../testing/graphOf.ts'
import { boardOf, noAlias } from '../../../../testing/trapBoards.ts'
import { importPipeline } from '../../../convert/open/importPipeline.ts'
import { readDtb } from '../../../devicetree/readDtb.ts'
import type { BlockProperty, PipelineGraph } from '../../../pipeline/document.ts'
import { updateBlock } from '../../../pipeline/graphUpdate.ts'
import { KERNEL_CHOICES, type KernelChoice, NEWEST_KERNEL } from '../kernelChoice.ts'
import type { LogLevel } from '../kernelLog.ts'
import { type ForecastLine, forecastLog } from './forecastLog.ts'
import { forecastProbe } from './forecastProbe.ts'

const logOf = (graph: PipelineGraph, kernel: KernelChoice = NEWEST_KERNEL): ForecastLine[] =>
  forecastLog(graph, forecastProbe(graph, kernel))

/** A message by the text the driver has in its source, and a tree that draws it. */
type Shown = readonly [level: LogLevel, text: string, tree: PipelineGraph, kernel?: KernelChoice]
/** A message that no tree shows, and why. */
type Unseen = readonly [level: LogLevel, text: string, why: string]

const cells = (name: string): BlockProperty => ({ name, value: { kind: 'cells', cells: [1] } })

/** The mmsys and the mutex with these properties. */
const holding = (graph: PipelineGraph, mmsys: BlockProperty[], mutex: BlockProperty[]) =>
  updateBlock(
    updateBlock(graph, idOf('mmsys'), (block) => ({ ...block, properties: mmsys })),
    idOf('mutex'),
    (block) => ({ ...block, properties: mutex }),
  )

const MAILBOX: BlockProperty = {
  name: 'mboxes',
  value: { kind: 'cells', cells: [{ to: 'gce' }, 0, 1] },
}
const OK = graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; mutex')
const LACKING = graphOf('mmsys.0 > ovl.0 > rdma!.0 > dsi.0 > panel; mutex')
const UNMADE = graphOf('mmsys.0 > ovl.0 > rdma!.0 > dsi!; mutex')
const ADAPTOR = boardOf('mt8195', 'vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector')
const PARTS = ['ethdr0', ...Array.from({ length: 8 }, (_, at) => `vdo1-rdma${at}`)]
const withoutParts = [...PARTS, 'merge1', 'merge2', 'merge3', 'merge4'].reduce(
  (doc, name) => noAlias(name)(doc),
  ADAPTOR,
).graph
const NO_LANES = boardOf('mt8195', 'vdosys1 > ethdr0 > merge5 > dp_intf1 > dp_tx > +dp-connector')

// kernel-behaviour (a.9), line by line.
const SHOWN: readonly Shown[] = [
  ['dbg', 'Building display pipeline for MMSYS %u', OK],
  ['dbg', 'Using hardcoded paths for MMSYS %u', graphOf('mmsys; mutex')],
  ['err', 'error -EINVAL: Invalid endpoint%u number', graphOf('mmsys.3 > ovl.3 > dsi')],
  ['err', 'Invalid component %pOF', graphOf('mmsys.0 > thing')],
  ['err', 'Cannot find first endpoint for path %d', graphOf('mmsys.0 >')],
  [
    'err',
    'Invalid display hw pipeline. Last component: %d (ret=%d)',
    graphOf('mmsys.0 > ovl.0 > rdma'),
  ],
  ['dbg', 'Display HW Pipeline built with %d components.', OK],
  ['dbg', 'Skipping disabled component %pOF', LACKING],
  ['dbg', 'get mutex for mmsys %d', OK],
  [
    'warn',
    'Skipping unknown component %pOF',
    graphOf('mmsys.0 > ovl.0 > dsi.0 > panel; mutex; dither', 'dither1=dither'),
  ],
  ['info', 'Adding component match for %pOF', OK],
  ['err', 'Failed to find disp-mutex node', graphOf('mmsys.0 > ovl.0 > dsi.0 > panel')],
  ['warn', 'Failed to get id. type: %d, alias: %d', ADAPTOR.graph],
  ['err', 'No match device for ovl_adaptor', withoutParts],
  ['info', 'Failed to find comp in ddp table, ret = %d', LACKING],
  ['info', 'Not creating crtc %d because component %d is disabled or missing', OK],
  ['err', 'Need at least one OVL device', UNMADE],
  [
    'dbg',
    'mtk_crtc %d failed to create mailbox client, writing register by CPU now',
    holding(OK, [cells('clocks')], []),
  ],
  [
    'dbg',
    'failed to get mediatek,gce-events property',
    holding(OK, [cells('clocks'), MAILBOX], []),
  ],
  [
    'err',
    'mbox_request_channel: can\'t parse "mboxes" property',
    holding(OK, [cells('clocks')], []),
  ],
  ['err', 'failed to bind %s (ops %ps): %d', LACKING],
  ['info', 'adev bind failed: %d', UNMADE],
]

const UNSEEN: readonly Unseen[] = [
  [
    'err',
    'Failed to get MMSYS device',
    'the device is made by the driver of the mmsys node itself',
  ],
  ['info', 'Waiting for device %s', 'platform devices are made of the nodes before drivers probe'],
  ['err', 'Waiting for disp-mutex device %pOF', 'as above: the mutex node has its device by then'],
  ['err', 'Component %pOF not initialized', 'as above, for a component'],
  ['err', 'Failed to get mutex: %d', 'a mutex device has ten, and no board makes as many CRTCs'],
  ['err', 'no formats for plane', 'every component with layers has formats in its driver'],
  ['dbg', 'failed to create cmdq packet', 'memory has run out'],
  ['err', 'mtk_crtc %d CMDQ execute command timeout!', 'comes at run time, with the first frame'],
]

// (a.5), (c.4), (d) and, for v6.12, the lines the seed patch takes away.
const BESIDE: readonly Shown[] = [
  ['err', 'probe with driver mediatek-drm failed with error %d', graphOf('mmsys.0 >')],
  ['warn', 'Missing primary plane', graphOf('mmsys.0 > dither.0 > dsi.0 > panel; mutex')],
  ['err', 'error %s: Failed to get bridge', graphOf('mmsys.0 > ovl!.0 > dpi.0 >; mutex')],
  ['dbg', 'Failed to get bridge', graphOf('mmsys.0 > ovl.0 > dpi.0 > bridge!; mutex')],
  ['err', 'invalid data lane size: %d', NO_LANES.graph],
  ['err', 'failed to attach bridge', graphOf('mmsys.0 > ovl.0 > dpi.0 >; mutex'), 'v6.13'],
  ['info', 'Found bridge node: %pOF', graphOf('bridge.0 > dpi; mmsys; mutex'), 'v6.12'],
]

const KINDS: Readonly<Record<string, string>> = {
  '%pOF': '/\\S*',
  '%ps': '\\w+',
  '%s': '\\S+',
  '%d': '-?\\d+',
  '%u': '\\d+',
}

/** What the driver's text becomes. A CRTC's number can stand before it. */
function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.()?*+[\]]/g, '\\$&')
  const pattern = escaped.replace(/%(pOF|ps|s|d|u)/g, (kind) => KINDS[kind] ?? '')
  return new RegExp(`^(mtk_crtc \\d+ )?${pattern}$`)
}

describe('each message of the notes', () => {
  it.each([...SHOWN, ...BESIDE].map((row) => [row[1], row] as const))(
    'is forecast where it comes: %s',
    (_text, [level, text, tree, kernel]) => {
      const lines = logOf(tree, kernel).filter((line) => patternOf(text).test(line.text))
      expect(lines.map((line) => line.level)).toContain(level)
    },
  )

  it.each(UNSEEN.map((row) => [row[1], row[2]] as const))(
    'or is none a tree can show: %s, as %s',
    (text) => {
      for (const [, , tree, kernel] of [...SHOWN, ...BESIDE])
        expect(logOf(tree, kernel).map((line) => line.text)).not.toContainEqual(
          expect.stringMatching(patternOf(text)),
        )
    },
  )

  it('about a bridge is left out where v6.13 defers at its first look-up', () => {
    const drawn = graphOf('mmsys.0 > ovl.0 > dpi.0 > tx; mutex')
    const compatible = ['mediatek,mt8195-hdmi-tx'] // without a connector, it never registers
    const tree = updateBlock(drawn, idOf('tx'), (block) => ({ ...block, compatible }))
    const about = logOf(tree, 'v6.13').filter(({ text }) => text.includes('Failed to get bridge'))
    expect(forecastProbe(tree, 'v6.13').headline).toMatch(/dpi finds no panel or bridge/)
    expect(about).toEqual([])
  })

  it('is shown unasked unless it is for debugging', () => {
    for (const [, , tree, kernel] of [...SHOWN, ...BESIDE])
      for (const { level, visible } of logOf(tree, kernel)) expect(visible).toBe(level !== 'dbg')
  })
})

const NOTES = '../shared/facts/kernel-behaviour.md'
const CASES = '../shared/cases/ddp/dtb'
const isHere = existsSync(NOTES) && existsSync(CASES)
if (!isHere) console.info('skipped: no ../shared with the messages of the driver')

describe.skipIf(!isHere)('the notes and the forecast', () => {
  const [, table = ''] = isHere ? readFileSync(NOTES, 'utf8').split(/^### a\.9 .*$/m) : []
  const rows = (table.split('\n---')[0] ?? '').split('\n').flatMap((line) => {
    const [, level, text] = /^\| (err|warn|info|dbg) \| (.*?) \|/.exec(line) ?? []
    return level === undefined || text === undefined ? [] : [{ level, text }]
  })

  it('have the same messages, at the same levels', () => {
    expect(rows.length).toBeGreaterThan(20)
    const known = [...SHOWN, ...UNSEEN].toSorted((a, b) => b[1].length - a[1].length)
    for (const { level, text } of rows) {
      let rest = text
      for (const [ours, message] of known) {
        // A second message of a row can bring its own level.
        const levelled = ours === level ? message : `${ours}: ${message}`
        rest = rest.replace(levelled, '')
      }
      // What joins messages, and a bare remark.
      expect(rest.replace(/\(node name\)|, then|\*\*.*\*\*|mtk_crtc %d|[/;,\s]/g, '')).toBe('')
    }
  })

  it('agree on every line of the small trees', () => {
    const patterns = [...SHOWN, ...BESIDE].map(([level, text]) => ({
      level,
      pattern: patternOf(text),
    }))
    const strange = new Set<string>()
    for (const name of readdirSync(CASES)) {
      const { tree } = readDtb(readFileSync(`${CASES}/${name}`), name)
      const { graph } = importPipeline(tree, name)
      // They have no mutex.
      const blocks = { ...graph.blocks, ...graphOf('mutex').blocks }
      for (const kernel of KERNEL_CHOICES)
        for (const { level, text } of logOf({ ...graph, blocks }, kernel))
          if (!patterns.some((known) => known.level === level && known.pattern.test(text)))
            strange.add(`${level}: ${text}`)
    }
    expect([...strange]).toEqual([])
  })
})
