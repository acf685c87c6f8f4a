import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { selectFindings } from '../../store/driverSelectors.ts'
import { createEditorStore } from '../../store/editorStore.ts'
import { selectProblems } from './selectProblems.ts'

/** How many fixes that are worked out only when asked for were asked for. */
const worked = vi.hoisted(() => ({ out: 0 }))

type FindingModule = typeof import('../../core/drivers/mediatek-drm/findings/finding.ts')

vi.mock('../../core/drivers/mediatek-drm/findings/finding.ts', async (importOriginal) => {
  const original = await importOriginal<FindingModule>()
  const hit: FindingModule['hit'] = (trap, told) => {
    const { fix } = told
    if (typeof fix !== 'function') return original.hit(trap, told)
    const counted = () => {
      worked.out++
      return fix()
    }
    return original.hit(trap, { ...told, fix: counted })
  }
  return { ...original, hit }
})

const FOLDER = 'public/traps'

describe(selectProblems, () => {
  it('lists what each trap does to a board, and works no fix out before its row is shown', () => {
    let waiting = 0
    for (const file of readdirSync(FOLDER)) {
      const store = createEditorStore()
      const opened = openBoard([{ name: file, bytes: readFileSync(`${FOLDER}/${file}`) }])
      if (opened.kind === 'failed') throw new Error(`${file} does not open`)
      store.getState().open(opened)
      worked.out = 0
      selectProblems(store.getState())
      expect(worked.out, file).toBe(0)
      for (const finding of selectFindings(store.getState())) void finding.fix
      waiting += worked.out
    }
    expect(waiting).toBeGreaterThan(0)
  })
})
