import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/hex.ts'
import { MT8173_BLOCKS } from './displayBlocks.ts'
import { GCE_EVENTS } from './gceEvents.ts'

const FACTS = '../shared/facts/cmdq.md'
const facts = existsSync(FACTS) ? readFileSync(FACTS, 'utf8') : null
if (facts === null) console.info(`skipped: ${FACTS} is not here`)

describe('GCE_EVENTS', () => {
  it('is in the order of the seed, from 11 to 65', () => {
    expect(GCE_EVENTS).toHaveLength(22)
    expect(GCE_EVENTS.at(0)).toEqual({ name: 'CMDQ_EVENT_DISP_OVL0_SOF', number: 11 })
    expect(GCE_EVENTS.at(-1)).toEqual({ name: 'CMDQ_EVENT_DISP_RDMA2_UNDERRUN', number: 65 })
  })

  it.skipIf(facts === null)('is the table of the facts', () => {
    const rows = [...(facts ?? '').matchAll(/^\| (\d+) \| `(CMDQ_\w+)` \| (\d+) \|/gm)]
    expect(rows.map(([, index, name, number]) => [Number(index), name, Number(number)])).toEqual(
      GCE_EVENTS.map(({ name, number }, index) => [index, name, number]),
    )
  })
})

describe('MT8173_BLOCKS', () => {
  it('do not overlap', () => {
    for (const [i, { base, size }] of MT8173_BLOCKS.slice(0, -1).entries())
      expect(base + size).toBeLessThanOrEqual(MT8173_BLOCKS[i + 1]?.base ?? 0)
  })

  it.skipIf(facts === null)('stand where the facts say', () => {
    const section = (facts ?? '').split(/^## /m).find((part) => part.startsWith('15.')) ?? ''
    const places = [...section.matchAll(/[a-z]\w* 0x140[0-9a-f]{5}/g)].map(([place]) => place)
    const ours = MT8173_BLOCKS.map(({ name, base }) => `${name.replace('mdp_', '')} ${hex(base)}`)
    expect(places.length).toBeGreaterThan(30)
    expect(places.filter((place) => !ours.includes(place))).toEqual([])
  })
})
