import { isSocHardware } from '../../core/pipeline/applyEdit.ts'
import { blockName, linksOf } from '../../core/pipeline/links.ts'
import { reasonOf } from '../../platform/outcome.ts'
import { editorStore } from '../../store/editorStore.ts'
import { duplicateSelection } from '../../store/selectionActions.ts'
import type { CanvasContext } from '../canvasCommands.ts'
import type { Notice } from '../notice.ts'
import { withPart } from '../withPart.ts'
import type { Told } from './clipboard.ts'
import { withClipboard } from './lateClipboard.ts'
import { noticeOf } from './toldNotice.ts'

/** What the commands of the canvas do beyond the store. What it takes is fetched when first asked for. */
export function canvasContext(tell: (notice: Notice) => void): CanvasContext {
  const read = editorStore.getState
  const say = (result: Told | null, what: string) => {
    if (result !== null) tell(noticeOf(result, what))
  }
  return {
    tell,
    duplicate: async () =>
      say(await withClipboard(({ told }) => told(duplicateSelection(read))), 'duplicate'),
    copyBlocks: () => {
      // The page's own `copy` event puts both forms on the clipboard.
      if (!document.execCommand('copy'))
        say({ done: false, text: 'The browser did not let the page copy.' }, 'copy the blocks')
      else tell({ kind: 'done', text: 'Copied the blocks, for another board or as DTS.' })
    },
    pasteBlocks: async () => {
      try {
        const text = await navigator.clipboard.readText()
        say(await withClipboard(({ pasteDts }) => pasteDts(text)), 'paste')
      } catch (error) {
        say({ done: false, text: `${reasonOf(error)} Ctrl+V or ⌘V works without asking.` }, 'paste')
      }
    },
    insertIntoLink: () => {
      const { project, selection, askFor } = read()
      if (project === null || selection?.kind !== 'link') return
      const { from, to } = selection
      const link = linksOf(project.doc.graph).find((one) => one.from === from && one.to === to)
      if (link !== undefined) askFor({ kind: 'insert', link })
    },
    renameBlock: () => {
      const { project, selection, rename } = read()
      const [id] = selection?.kind === 'blocks' ? selection.ids : []
      const block = id === undefined ? undefined : project?.doc.graph.blocks[id]
      if (block === undefined) return
      if (!isSocHardware(block)) rename(block.id)
      else
        tell({
          kind: 'done',
          text: `${blockName(block)} has its name from the SoC’s .dtsi. Only blocks of the board are renamed.`,
        })
    },
    tidy: async (what) => {
      const { selection } = read()
      const ids = what === 'selection' && selection?.kind === 'blocks' ? selection.ids : null
      await withPart(import('./tidyTask.ts'), 'tidy', tell, ({ startTidy }) => startTidy(ids, tell))
    },
  }
}
