import { describe, expect, it } from 'vitest'
import type { PathChip } from '../drivers/mediatek-drm/pathStory.ts'
import { pathWay } from './pathWay.ts'

const chip = (text: string, tone: PathChip['tone']): PathChip => ({
  text,
  tone,
  block: null,
  componentName: null,
})

describe(pathWay, () => {
  it.each([
    ['nothing for no path', [], ''],
    ['what was walked', [chip('OVL0', 'plain'), chip('DSI0', 'plain')], 'OVL0 → DSI0'],
    [
      'where it stopped and what is kept',
      [chip('OVL0', 'plain'), chip('disabled', 'bad'), chip('OVL0', 'kept'), chip('DSI0', 'kept')],
      'OVL0 → disabled; in its place: OVL0 → DSI0',
    ],
    ['a path that is only kept', [chip('OVL0', 'kept'), chip('DSI0', 'kept')], 'OVL0 → DSI0'],
  ])('tells %s', (_what, chips, expected) => {
    expect(pathWay(chips)).toBe(expected)
  })
})
