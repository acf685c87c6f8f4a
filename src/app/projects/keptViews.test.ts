import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { newProjectId } from '../../platform/storage/projectId.ts'
import { createEditorStore } from '../../store/editorStore.ts'
import { begin } from '../../store/history.ts'
import { keepViews, readViews } from './keptViews.ts'

const VIEW = { x: -10.5, y: 20, zoom: 0.8 }

describe(readViews, () => {
  it('reads what was kept', () => {
    expect(readViews(JSON.stringify([['a', VIEW]]))).toEqual(new Map([['a', VIEW]]))
  })

  it.each([
    ['nothing', null],
    ['no JSON', '[['],
    ['no list', '{"a":1}'],
    ['no number', '[["a",{"x":"1","y":2,"zoom":1}]]'],
    ['no zoom', '[["a",{"x":1,"y":2,"zoom":0}]]'],
    ['no project', '[[1,{"x":1,"y":2,"zoom":1}]]'],
  ])('takes %s as no view', (_name, text) => {
    expect(readViews(text)).toEqual(new Map())
  })
})

describe(keepViews, () => {
  beforeEach(() => {
    const texts = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => texts.set(key, text),
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const newProject = () => ({ ...begin(newBoard(socById('mt8195'))), id: newProjectId() })
  const [A, B] = [newProject(), newProject()]
  const newTab = () => {
    const store = createEditorStore()
    keepViews(store)
    return store.getState
  }
  const viewAt = (x: number) => ({ ...VIEW, x })

  it('leaves what another tab kept of another project', () => {
    const [one, other] = [newTab(), newTab()]
    one().openSaved(A)
    one().setView(A.id, viewAt(1))
    other().openSaved(B)
    other().setView(B.id, viewAt(2))
    expect(newTab()().views).toEqual(
      new Map([
        [A.id, viewAt(1)],
        [B.id, viewAt(2)],
      ]),
    )
  })

  it('keeps nothing of a project that another tab works on', () => {
    const [one, other] = [newTab(), newTab()]
    one().openSaved(A)
    one().setView(A.id, viewAt(1))
    other().setReadOnly(A.id, true)
    other().openSaved(A)
    other().setView(A.id, viewAt(2))
    expect(newTab()().views).toEqual(new Map([[A.id, viewAt(1)]]))
    other().setReadOnly(A.id, false)
    other().setView(A.id, viewAt(3))
    expect(newTab()().views).toEqual(new Map([[A.id, viewAt(3)]]))
  })

  it('finds a project as another tab left it meanwhile', () => {
    const [one, other] = [newTab(), newTab()]
    one().openSaved(A)
    one().setView(A.id, viewAt(1))
    other().openSaved(A)
    expect(other().views.get(A.id)).toEqual(viewAt(1))
  })

  it('forgets the view of a project that nobody chose', () => {
    const tab = newTab()
    tab().openSaved(A)
    tab().setView(A.id, viewAt(1))
    tab().setView(A.id, null)
    expect(newTab()().views).toEqual(new Map())
  })
})
