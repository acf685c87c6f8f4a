import { describe, expect, it } from 'vitest'
import { COMPANIONS } from '../companions/companions.ts'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { socById } from '../core/soc/catalogue.ts'
import { createEditorStore } from '../store/editorStore.ts'
import { COMMANDS, commandOf } from './commands.ts'

describe('the commands', () => {
  it('give no key to two of them', () => {
    const keys = COMMANDS.flatMap((command) => command.keys)
    expect(keys).toHaveLength(new Set(keys).size)
  })

  it('change nothing by a letter alone, nor by Delete wherever the focus is', () => {
    const { getState, setState } = createEditorStore()
    const project = newBoard(socById('mt8195'))
    const ids = Object.values(project.doc.graph.blocks).map(({ id }) => id)
    setState({ projectId: 'x', project, past: [{ label: 'Any', project }] })
    const canChange = (count: number) => {
      setState({ selection: { kind: 'blocks', ids: ids.slice(0, count) }, readOnly: new Set() })
      const enabled = COMMANDS.filter((command) => command.enabled(getState()))
      setState({ readOnly: new Set(['x']) })
      return enabled.filter((command) => !command.enabled(getState()))
    }
    const changing = [...canChange(1), ...canChange(3)]
    expect(changing.map(({ id }) => id)).toEqual(expect.arrayContaining(['undo', 'duplicate']))
    const keys = changing.flatMap((command) => command.keys)
    expect(keys.filter((key) => !/^(\$mod|Shift)\+.|^F2$/.test(key))).toEqual([])
  })

  it('name the change that undo takes back and redo brings again', () => {
    const store = createEditorStore()
    const board = newBoard(socById('mt8195'))
    const change = { label: 'Link ovl0 → rdma0', project: board }
    store.setState({ projectId: 'x', project: board, past: [change] })
    expect(commandOf('undo').describe?.(store.getState())).toBe('Undo link ovl0 → rdma0')
    expect(commandOf('redo').describe?.(store.getState())).toBe('Redo')
    store.getState().undo()
    expect(commandOf('redo').describe?.(store.getState())).toBe('Redo link ovl0 → rdma0')
  })

  it('are off where they would do nothing', () => {
    const state = createEditorStore().getState()
    const enabled = COMMANDS.filter((command) => command.enabled(state)).map(({ id }) => id)
    const companions = COMPANIONS.map(({ id }) => `companion-${id}`)
    expect(enabled).toEqual([
      'open',
      'open-folder',
      'traps',
      'tour',
      'help',
      'palette',
      ...companions,
    ])
  })
})
