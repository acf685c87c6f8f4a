import type { Subject } from '../core/base/diagnostic.ts'
import { blockOfEndpoint } from '../core/base/ids.ts'
import { editorStore } from './editorStore.ts'
import { selectGraph, selectLinks } from './selectors.ts'

/** Shows what something is about: a block, the link of an endpoint, or a place in a file. */
export function revealSubject(subject: Subject): void {
  const state = editorStore.getState()
  switch (subject.kind) {
    case 'block':
      state.revealBlock(subject.id)
      break
    case 'endpoint': {
      const link = selectLinks(state).find(
        ({ from, to }) => from === subject.id || to === subject.id,
      )
      if (link === undefined) state.revealBlock(blockOfEndpoint(subject.id))
      else state.revealLink(link.from, link.to)
      break
    }
    case 'node': {
      const blocks = Object.values(selectGraph(state).blocks)
      const block = blocks.find(({ path }) => path === subject.path)
      if (block !== undefined) state.revealBlock(block.id)
      break
    }
    case 'text':
      state.showSource(subject.span.file, subject.span)
      break
    case 'file':
      state.showSource(subject.file, null)
      break
  }
}
