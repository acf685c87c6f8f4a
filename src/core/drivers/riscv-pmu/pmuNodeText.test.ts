import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { BASE_PMU_MAPS, type PmuMaps, pmuMapIssues, pmuNodeText } from './pmuNodeText.ts'

const haveDtc = spawnSync('dtc', ['--version']).status === 0
if (!haveDtc) console.info('skipped: compiling the node text, as there is no dtc')

/** The properties as dtc reads them back; some versions of it keep the rows of a matrix apart. */
function compiled(maps: PmuMaps): readonly string[] {
  const node = pmuNodeText(maps, 'today')
  if (node.kind === 'none') throw new Error(node.why)
  const input = `/dts-v1/;\n/ { ${node.text} };`
  const { stdout } = spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dts'], { input, encoding: 'utf8' })
  return stdout
    .slice(stdout.indexOf('pmu {'), stdout.indexOf('}'))
    .split('\n')
    .map((line) => line.trim().replaceAll('>, <', ' '))
}

// The second map of each kind from the binding's own example.
const ALL: PmuMaps = {
  eventToCounters: [
    { first: 0x1, last: 0x1, counters: 1 },
    { first: 0x10000, last: 0x10033, counters: 0xff000 },
  ],
  eventToSelector: [{ index: 0xb, high: 0, low: 1 }],
  rawToCounters: [{ value: [0xffffffff, 0], mask: [0xffffffff, 0xffffff0f], counters: 0xff0 }],
}

describe(pmuNodeText, () => {
  it('has nothing to export for the kernels of the base PMU, and says so', () => {
    expect(pmuNodeText(BASE_PMU_MAPS, 'seed')).toMatchObject({ kind: 'none' })
    expect(pmuNodeText(BASE_PMU_MAPS, 'v4.18')).toMatchObject({ kind: 'none' })
  })

  it.skipIf(!haveDtc)('maps cycles and instructions to the counters every hart has', () => {
    expect(compiled(BASE_PMU_MAPS)).toEqual([
      'pmu {',
      'compatible = "riscv,pmu";',
      'riscv,event-to-mhpmcounters = <0x01 0x01 0x01 0x02 0x02 0x04>;',
      '',
    ])
  })

  it.skipIf(!haveDtc)('writes all three maps', () => {
    expect(compiled(ALL)).toEqual([
      'pmu {',
      'compatible = "riscv,pmu";',
      'riscv,event-to-mhpmevent = <0x0b 0x00 0x01>;',
      'riscv,event-to-mhpmcounters = <0x01 0x01 0x01 0x10000 0x10033 0xff000>;',
      'riscv,raw-event-to-mhpmcounters = <0xffffffff 0x00 0xffffffff 0xffffff0f 0xff0>;',
      '',
    ])
  })
})

describe(pmuMapIssues, () => {
  const range = (first: number, last: number, counters = 8) => ({
    ...BASE_PMU_MAPS,
    eventToCounters: [{ first, last, counters }],
  })

  it.each([
    ['the base maps are sound', BASE_PMU_MAPS, []],
    ['all maps are sound', ALL, []],
    ['a selector alone', { ...ALL, eventToCounters: [] }, ['SELECTOR_NEEDS_COUNTERS']],
    ['21 bits', range(0x100000, 0x100000), ['INDEX_ABOVE_20_BITS']],
    ['last before first', range(0x4, 0x3), ['RANGE_REVERSED']],
    ['a raw index', range(0x20000, 0x20000), ['RAW_EVENT_INDEX']],
    ['a range across the raw indices', range(0x10000, 0xf0000), ['RAW_EVENT_INDEX']],
    ['the bit of time', range(0x3, 0x3, 2), ['TIME_IS_NO_COUNTER']],
  ])('%s', (_name, maps, issues) => {
    expect(pmuMapIssues(maps)).toEqual(issues)
  })
})
