import { droppedItems } from '../platform/droppedItems.ts'
import { usePage } from './pageState.ts'

/**
 * The whole page takes dropped files and folders, from its first script on: a browser goes to what no page
 * takes. `FileDrop` opens them, once it is here.
 */
export function takeDrops(): void {
  addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return
    hover(!event.defaultPrevented) // a panel under it takes files itself
    event.preventDefault()
  })
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) hover(false)
  })
  addEventListener('drop', (event) => {
    hover(false)
    const { dataTransfer } = event
    if (!carriesFiles(event) || dataTransfer === null || event.defaultPrevented) return
    event.preventDefault()
    const items = droppedItems(dataTransfer)
    usePage.setState(({ dropped }) => ({ dropped: [...dropped, items] }))
  })
}

function hover(hovering: boolean): void {
  if (usePage.getState().hovering !== hovering) usePage.setState({ hovering })
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false
