import { type CollapsedLine, collapsedLines } from '../../core/picture/collapsedLines.ts'
import { PROJECT_NAME } from '../../core/picture/embeddedProject.ts'
import { mermaidOf } from '../../core/picture/mermaid.ts'
import { pathsMarkdown } from '../../core/picture/pathsMarkdown.ts'
import type { PictureFonts } from '../../core/picture/pictureFonts.ts'
import { pictureBox, pictureSvg } from '../../core/picture/pictureSvg.ts'
import type { PictureThemeName } from '../../core/picture/pictureTheme.ts'
import { withPngText } from '../../core/picture/pngText.ts'
import type { Scene } from '../../core/picture/scene.ts'
import { sceneOfDocument } from '../../core/picture/sceneOfDocument.ts'
import { unknownHops } from '../../core/picture/unknownHops.ts'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { rasterize } from '../../platform/rasterize.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { selectLinks, selectResolutions } from '../../store/selectors.ts'
import { selectCollapsed, selectShownPositions } from '../../store/shownPositions.ts'
import { packForPicture } from './packBoard.ts'

export interface PictureChoice {
  readonly theme: PictureThemeName
  /** Whether the project goes into the file, to be opened again. */
  readonly withProject: boolean
}

/** Pixels of a PNG for each px of the canvas: sharp on any screen and in print. */
const PNG_SCALE = 2

/** The open board as the canvas shows it, drawn anew. @param fonts - null where the page has them */
export function svgOf(
  state: EditorState,
  { theme, withProject }: PictureChoice,
  fonts: PictureFonts | null,
): string {
  const { project } = state
  if (project === null) throw new Error('No board is open')
  const packed = withProject ? packForPicture(project) : null
  const { scene, collapsed } = shownScene(state)
  return pictureSvg(scene, {
    theme,
    title: project.doc.title,
    project: packed?.kind === 'ok' ? packed.value : null,
    fonts,
    collapsed,
    unknown: unknownHops(selectForecast(state), selectLinks(state)),
  })
}

export async function pngOf(
  state: EditorState,
  { theme, withProject }: PictureChoice,
  fonts: PictureFonts | null,
): Promise<Outcome<Uint8Array>> {
  const svg = svgOf(state, { theme, withProject: false }, fonts)
  const { scene, collapsed } = shownScene(state)
  const png = await rasterize(svg, pictureBox(scene, collapsed), PNG_SCALE)
  if (png.kind === 'failed' || !withProject || state.project === null) return png
  const packed = packForPicture(state.project)
  return packed.kind === 'ok' ? ok(withPngText(png.value, PROJECT_NAME, packed.value)) : png
}

export const mermaidText = (state: EditorState): string => mermaidOf(wholeScene(state))

export const markdownText = (state: EditorState): string =>
  state.project === null
    ? ''
    : pathsMarkdown(state.project.doc, selectForecast(state), wholeScene(state))

/** What the canvas shows: no block that is hidden there, and of a collapsed path the ends, no note folded away. */
function shownScene(state: EditorState): {
  readonly scene: Scene
  readonly collapsed: readonly CollapsedLine[]
} {
  const scene = sceneIn(state)
  return { scene, collapsed: collapsedLines(selectCollapsed(state), scene.boxes) }
}

/** The same with every path whole, for words: they take no room. */
const wholeScene = (state: EditorState): Scene =>
  sceneIn({ ...state, hiding: { ...state.hiding, built: false } })

function sceneIn(state: EditorState): Scene {
  if (state.project === null) throw new Error('No board is open')
  const positions = selectShownPositions(state)
  return sceneOfDocument(
    { ...state.project.doc, positions },
    selectResolutions(state),
    state.folded,
  )
}
