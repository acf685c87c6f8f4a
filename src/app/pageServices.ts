import { hashOf } from '../companions/companionLink.ts'
import type { CompanionServices } from '../companions/companionServices.ts'
import { PALETTE_FILTER_ID } from '../panels/palette/paletteFilterId.ts'
import type { PanelServices } from '../panels/services.ts'
import { copyText } from '../platform/copyText.ts'
import { droppedItems } from '../platform/droppedItems.ts'
import { loadExample } from '../platform/examples.ts'
import { pickFiles, pickFolder } from '../platform/pickFiles.ts'
import { saveFile } from '../platform/saveFile.ts'
import { editorStore } from '../store/editorStore.ts'
import { drawn } from '../ui/drawn.ts'
import { canvasContext } from './board/canvasContext.ts'
import type { CommandContext } from './commands.ts'
import { openWorkbench } from './companionPlaces.ts'
import { offerDropped } from './offerDropped.ts'
import { compareFiles, type Offer, offerOf, openFiles } from './openFiles.ts'
import { showHelp, showSharing, tell } from './pageState.ts'
import { pickedBytes } from './pickedBytes.ts'
import { takeForm } from './takeForm.ts'
import { goToHash } from './useHash.ts'
import { withPart } from './withPart.ts'

export async function open(offer: Offer): Promise<void> {
  const told = await openFiles(offer)
  if (told !== null) tell(told)
}

export const openExample = (file: string): Promise<void> =>
  open(() => loadExample(file).then(offerOf))

/** What panels and companions need of the world outside the page. */
export const SERVICES: PanelServices & CompanionServices = {
  copy: async (text, what) => {
    const copied = await copyText(text)
    tell(
      copied.kind === 'ok'
        ? { kind: 'done', text: `Copied ${what}.` }
        : { kind: 'failed', title: `Could not copy ${what}`, details: [copied.message] },
    )
  },
  save: (fileName, content) => {
    saveFile(fileName, content)
    tell({ kind: 'done', text: `Downloaded ${fileName}.` })
  },
  openWorkbench: (input) => void openWorkbench(input, tell),
  pickFiles: pickedBytes,
  openFiles: () => open(pickFiles),
  compareFiles: () => compare(pickFiles),
  compareDropped: (transfer) => {
    const items = droppedItems(transfer)
    void compare((walk) => offerDropped(items, walk))
  },
}

/** What commands do beyond the store. */
export const COMMAND_CONTEXT: CommandContext = {
  ...canvasContext(tell),
  read: editorStore.getState,
  openFiles: SERVICES.openFiles,
  openFolder: () => open(pickFolder),
  focusPalette: () => {
    editorStore.getState().showLeft('blocks')
    void drawn(PALETTE_FILTER_ID).then((filter) => filter?.focus())
  },
  takeForm: (kind, how) => takeForm(kind, how, SERVICES, tell),
  showHelp: () => showHelp(true),
  openGallery: () => void showGallery(),
  share: () => showSharing(true),
  openCompanion: (id) => goToHash(hashOf(id)),
}

async function compare(offer: Offer): Promise<void> {
  const told = await compareFiles(offer)
  if (told !== null) tell(told)
}

async function showGallery(): Promise<void> {
  if (editorStore.getState().project !== null) {
    editorStore.getState().showGallery({ trap: null })
    return
  }
  await withPart(import('./gallery/openTrap.ts'), 'open the trap gallery', tell, async (part) => {
    const failure = await part.openFirstTrap()
    if (failure !== null)
      tell({ kind: 'failed', title: 'Could not open the trap gallery', details: [failure] })
  })
}
