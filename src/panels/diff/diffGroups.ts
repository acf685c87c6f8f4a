import type { BlockId } from '../../core/base/ids.ts'
import type {
  BlockChange,
  ChangeKind,
  Comparison,
  FieldChange,
  LinkChange,
  PathSide,
} from '../../core/compare/comparison.ts'
import {
  endText,
  fieldText,
  linkNamesText,
  probeText,
  sideText,
} from '../../core/compare/comparisonText.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { blockName } from '../../core/pipeline/links.ts'

/** One line of the list: what changed, and where to look at it. */
export interface DiffRow {
  readonly key: string
  readonly kind: ChangeKind
  readonly name: string
  readonly details: readonly string[]
  readonly target: DiffTarget | null
}

export type DiffTarget =
  | { readonly kind: 'block'; readonly id: BlockId }
  /** By the id of `linksOf`. */
  | { readonly kind: 'link'; readonly id: string }

export interface DiffGroup {
  readonly title: string
  readonly rows: readonly DiffRow[]
}

/**
 * What differs, in groups: paths first, as what the driver builds is what one wants to know. A row
 * leads to what is still there.
 *
 * @param blockAt - the block of the newer document that stands at a path
 */
export function diffGroups(
  { board, blocks, links, aliases, probes, paths }: Comparison,
  blockAt: (path: string) => Block | undefined,
): DiffGroup[] {
  const at = (path: string | null): DiffTarget | null => {
    const block = path === null ? undefined : blockAt(path)
    return block === undefined ? null : { kind: 'block', id: block.id }
  }
  const nameAt = (path: string): string => {
    const block = blockAt(path)
    return block === undefined ? path : blockName(block)
  }
  const groups: DiffGroup[] = [
    {
      title: 'Paths',
      rows: [
        ...probes.map(({ kind, mmsys, before, after }) => ({
          key: `probe ${mmsys}`,
          kind,
          name: `Probe of ${nameAt(mmsys)}`,
          details: [`${probeText(before)} → ${probeText(after)}`],
          target: at(mmsys),
        })),
        ...paths.map(({ kind, mmsys, crtc, before, after }) => ({
          key: `path ${mmsys} ${crtc}`,
          kind,
          name: `${crtc} path of ${nameAt(mmsys)}`,
          details: [
            ...(before === null ? [] : [`before: ${shortSide(before)}`]),
            ...(after === null ? [] : [`after: ${shortSide(after)}`]),
          ],
          target: at(mmsys),
        })),
      ],
    },
    { title: 'Status', rows: blocks.flatMap(statusRow) },
    { title: 'Blocks', rows: blocks.flatMap(blockRow) },
    { title: 'Links', rows: links.map((link) => linkRow(link, at)) },
    {
      title: 'Aliases',
      rows: aliases.map(({ kind, alias, before, after }) => ({
        key: alias,
        kind,
        name: alias,
        details: [[before, after].filter((path) => path !== null).join(' → ')],
        target: at(after ?? before),
      })),
    },
    {
      title: 'Board',
      rows: board.map((field) => ({
        key: field.field,
        kind: 'changed' as const,
        name: field.field,
        details: [valuesText(field)],
        target: null,
      })),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

/** Components as the window names them everywhere: 'OVL0'. */
const shortSide = (side: PathSide): string => sideText(side).replaceAll('DDP_COMPONENT_', '')

const valuesText = ({ before, after }: FieldChange): string =>
  `${before ?? 'none'} → ${after ?? 'none'}`

const targetOf = ({ after }: BlockChange): DiffTarget | null =>
  after === null ? null : { kind: 'block', id: after }

function statusRow(block: BlockChange): DiffRow[] {
  const status = block.fields.find(({ field }) => field === 'status')
  if (status === undefined) return []
  const { kind, name, path } = block
  return [{ key: path, kind, name, details: [valuesText(status)], target: targetOf(block) }]
}

function blockRow(block: BlockChange): DiffRow[] {
  const { kind, name, path, fields, endpoints } = block
  const details = [
    ...fields.filter(({ field }) => field !== 'status').map(fieldText),
    ...endpoints.map((one) => [`${one.spot} ${one.kind}`, ...one.fields.map(fieldText)].join('; ')),
  ]
  if (kind === 'changed' && details.length === 0) return []
  const shown = kind === 'changed' || path === name ? details : [path]
  return [{ key: path, kind, name, details: shown, target: targetOf(block) }]
}

function linkRow(
  { kind, from, to, after, names }: LinkChange,
  at: (path: string) => DiffTarget | null,
): DiffRow {
  const name = `${endText(from)} → ${endText(to)}`
  const details =
    kind === 'changed' ? [`${linkNamesText(names.before)} → ${linkNamesText(names.after)}`] : []
  const target: DiffTarget | null =
    after === null ? (at(from.path) ?? at(to.path)) : { kind: 'link', id: after }
  return { key: `${kind} ${name}`, kind, name, details, target }
}
