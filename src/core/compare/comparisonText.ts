import { errnoName } from '../base/errno.ts'
import {
  type ChangeKind,
  type Comparison,
  type FieldChange,
  isEmpty,
  type LinkChange,
  type LinkEndSpot,
  type LinkNames,
  type PathSide,
  type ProbeSide,
} from './comparison.ts'

/**
 * A comparison as lines: '+' added, '-' removed, '~' changed, each change of a block indented below
 * it. Paths come first: they are what a reviewer wants to know. No lines when nothing differs.
 */
export function comparisonText(comparison: Comparison): string[] {
  if (isEmpty(comparison)) return []
  const { labelsCompared, board, blocks, links, aliases, probes, paths } = comparison
  const lines: string[] = board.map((field) => `~ board ${fieldText(field)}`)
  for (const { mmsys, before, after } of probes)
    lines.push(`~ probe of ${mmsys}: ${probeText(before)} → ${probeText(after)}`)
  for (const { kind, mmsys, crtc, before, after } of paths)
    lines.push(`${SIGNS[kind]} path ${mmsys} ${crtc}`, ...sideLines(before, after))
  for (const { kind, name, path, fields, endpoints } of blocks) {
    lines.push(`${SIGNS[kind]} block ${name}${path === name ? '' : ` (${path})`}`)
    for (const field of fields) lines.push(`    ${fieldText(field)}`)
    for (const endpoint of endpoints) {
      const changes = endpoint.fields.map(fieldText).join('; ')
      lines.push(
        `  ${SIGNS[endpoint.kind]} ${endpoint.spot}${changes === '' ? '' : `: ${changes}`}`,
      )
    }
  }
  for (const link of links) lines.push(linkText(link))
  for (const { kind, alias, before, after } of aliases)
    lines.push(`${SIGNS[kind]} alias ${alias}: ${[before, after].filter(isText).join(' → ')}`)
  if (!labelsCompared) lines.push('Labels are not compared: one side has none.')
  return lines
}

const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '-', changed: '~' }

const isText = (text: string | null): text is string => text !== null

/** 'status: disabled → okay' */
export const fieldText = ({ field, before, after }: FieldChange): string =>
  `${field}: ${before ?? 'none'} → ${after ?? 'none'}`

function sideLines(before: PathSide | null, after: PathSide | null): string[] {
  const lines = before === null ? [] : [`    before: ${sideText(before)}`]
  return after === null ? lines : [...lines, `    after:  ${sideText(after)}`]
}

export const probeText = ({ errno, hang }: ProbeSide): string =>
  hang ? 'never returns' : `returns ${errnoName(errno)}`

export function sideText({ state, source, components }: PathSide): string {
  const inForce =
    source === 'none'
      ? 'no path'
      : `${components.join(' → ')}${source === 'hardcoded' ? ' (hardcoded)' : ''}`
  return `${STATES[state]}: ${inForce}`
}

const STATES: Readonly<Record<PathSide['state'], string>> = {
  built: 'built',
  'not-in-graph': 'not in the graph',
  dropped: 'dropped at a disabled node',
  'fails-probe': 'fails the probe',
  hangs: 'never ends',
  'not-tried': 'not tried',
  lost: 'lost with a later path that fails the probe',
}

function linkText({ kind, from, to, names }: LinkChange): string {
  const line = `${SIGNS[kind]} link ${endText(from)} → ${endText(to)}`
  if (kind === 'changed')
    return `${line}: ${linkNamesText(names.before)} → ${linkNamesText(names.after)}`
  const only = names.after ?? names.before
  return only === null || only === 'both' ? line : `${line} (${NAMES[only]})`
}

/** 'dsi0 port@1/endpoint@0' */
export const endText = ({ name, spot }: LinkEndSpot): string => `${name} ${spot}`

const NAMES: Readonly<Record<LinkNames, string>> = {
  both: 'both ends name each other',
  from: 'only the first names the other',
  to: 'only the second names the other',
}

export const linkNamesText = (names: LinkNames | null): string =>
  names === null ? 'none' : NAMES[names]
