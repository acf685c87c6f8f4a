import { MONO, SANS } from '../../core/picture/drawText.ts'
import { PROJECT_NAME } from '../../core/picture/embeddedProject.ts'
import { mermaidOf } from '../../core/picture/mermaid.ts'
import { pathsMarkdown } from '../../core/picture/pathsMarkdown.ts'
import { pictureBox, pictureSvg } from '../../core/picture/pictureSvg.ts'
import type { PictureThemeName } from '../../core/picture/pictureTheme.ts'
import { withPngText } from '../../core/picture/pngText.ts'
import type { Scene } from '../../core/picture/scene.ts'
import { sceneOfDocument } from '../../core/picture/sceneOfDocument.ts'
import type { TextWidths } from '../../core/picture/textWidth.ts'
import { measureText } from '../../platform/measureText.ts'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { rasterize } from '../../platform/rasterize.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import type { EditorState } from '../../store/editorStore.ts'
import { selectResolutions } from '../../store/selectors.ts'
import { selectShownPositions } from '../../store/shownPositions.ts'
import { packForPicture } from './sharedBoard.ts'

export interface PictureChoice {
  readonly theme: PictureThemeName
  /** Whether the project goes into the file, to be opened again. */
  readonly withProject: boolean
}

/** Pixels of a PNG for each px of the canvas: sharp on any screen and in print. */
const PNG_SCALE = 2

/** In the fonts of this screen: the picture breaks and cuts its texts where the canvas does. */
const SCREEN_WIDTHS: TextWidths = {
  isMeasured: true,
  of: (text, { size, weight, mono }) =>
    measureText(text, `${weight === 'bold' ? 600 : 400} ${size}px ${mono ? MONO : SANS}`),
}

/** The open board as the canvas shows it, drawn anew. */
export function svgOf(state: EditorState, { theme, withProject }: PictureChoice): string {
  const { project } = state
  if (project === null) throw new Error('No board is open')
  const packed = withProject ? packForPicture(project) : null
  return pictureSvg(scene(state), {
    theme,
    title: project.doc.title,
    project: packed?.kind === 'ok' ? packed.value : null,
    widths: SCREEN_WIDTHS,
  })
}

export async function pngOf(
  state: EditorState,
  { theme, withProject }: PictureChoice,
): Promise<Outcome<Uint8Array>> {
  const svg = svgOf(state, { theme, withProject: false })
  const png = await rasterize(svg, pictureBox(scene(state), SCREEN_WIDTHS), PNG_SCALE)
  if (png.kind === 'failed' || !withProject || state.project === null) return png
  const packed = packForPicture(state.project)
  return packed.kind === 'ok' ? ok(withPngText(png.value, PROJECT_NAME, packed.value)) : png
}

export const mermaidText = (state: EditorState): string => mermaidOf(scene(state))

export const markdownText = (state: EditorState): string =>
  state.project === null
    ? ''
    : pathsMarkdown(state.project.doc, selectForecast(state), scene(state))

/** Blocks hidden on the canvas are left out; a path collapsed there is drawn whole. */
function scene(state: EditorState): Scene {
  if (state.project === null) throw new Error('No board is open')
  const positions = selectShownPositions({ ...state, hiding: { ...state.hiding, built: false } })
  return sceneOfDocument({ ...state.project.doc, positions }, selectResolutions(state))
}
