import { boardVerdict } from '../../core/drivers/mediatek-drm/boardVerdict.ts'
import { pathStory } from '../../core/drivers/mediatek-drm/pathStory.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { pathWay } from '../../core/picture/pathWay.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import { type EditorState, editorStore } from '../../store/editorStore.ts'
import { selectGraph, selectResolutions } from '../../store/selectors.ts'
import { selectSnippet } from '../../store/selectSnippet.ts'
import { svgOf } from './pictureFile.ts'
import './print.css'

/**
 * Has the browser's own printing print the open board: its picture, its paths, what to add to it.
 * Gives the function that stops it.
 */
export function printBoards(): () => void {
  let sheet: HTMLElement | null = null
  const prepare = (): void => {
    const state = editorStore.getState()
    sheet?.remove()
    sheet =
      state.project === null || location.hash.startsWith('#companion')
        ? null
        : sheetOf(state, state.project.doc.title)
    if (sheet !== null) document.body.append(sheet)
  }
  const clear = (): void => {
    sheet?.remove()
    sheet = null
  }
  addEventListener('beforeprint', prepare)
  addEventListener('afterprint', clear)
  return () => {
    clear()
    removeEventListener('beforeprint', prepare)
    removeEventListener('afterprint', clear)
  }
}

function sheetOf(state: EditorState, title: string): HTMLElement {
  const graph = selectGraph(state)
  const resolutions = selectResolutions(state)
  const forecast = selectForecast(state)
  const { headline, paths } = boardVerdict(graph, forecast)
  const snippet = selectSnippet(state)
  const sheet = made('article', '', picture(state))
  sheet.className = 'print-sheet'
  sheet.prepend(
    made('h1', title),
    made('p', `${headline} ${paths}`),
    made('p', `As mediatek-drm ${forecast.kernel} probes.`),
  )
  for (const resolution of resolutions) {
    const mmsys = graph.blocks[resolution.block]
    const rows = resolution.paths.map((path) => {
      const { title: state, detail, chips } = pathStory(graph, resolution, path)
      const cells = [CRTC_NAMES[path.crtc], state, pathWay(chips), detail]
      return made('tr', '', ...cells.map((cell) => made('td', cell)))
    })
    sheet.append(
      made('h2', mmsys === undefined ? resolution.path : blockName(mmsys)),
      made('table', '', made('tbody', '', ...rows)),
    )
  }
  if (snippet !== '') sheet.append(made('h2', 'For the board file'), made('pre', snippet))
  return sheet
}

function picture(state: EditorState): Element {
  const svg = svgOf(state, { theme: 'light', withProject: false }, null)
  return document.importNode(
    new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement,
    true,
  )
}

function made(name: string, text: string, ...children: readonly Element[]): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  element.append(...children)
  return element
}
