import type { PathFailure } from '../drivers/mediatek-drm/pathFailure.ts'
import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { Position } from '../pipeline/document.ts'
import { failureKey } from './blockView.ts'
import { placeNote } from './placeNote.ts'
import { shared } from './sameData.ts'
import type { Scene, SceneInput } from './scene.ts'
import type { Box, Point } from './shapes.ts'
import type { NoteView } from './shown.ts'

/** A note where it stands now, its block being dragged or not. */
export interface SceneNote extends Box {
  readonly view: NoteView
}

const NOTE_WIDTH = 268
/** What fits a line of that width, on the safe side, and what stands around the text, px. */
const CHARACTERS_A_LINE = 40
const LINE_HEIGHT = 17
const FRAME = 22
/** Of what stands above a block where a lane begins. */
const LANE_NAME_HEIGHT = 28

/**
 * A note beside every block where a path stops, unless it is folded away. A note goes along with its
 * block while that is dragged, and finds a place of its own again when it is let go.
 */
export function sceneNotes(
  { marks, folded, moving }: SceneInput,
  { views, boxes }: Pick<Scene, 'views' | 'boxes'>,
  previous: Scene,
): Scene['notes'] {
  const before = previous.input
  const isPlaced = before?.marks === marks && before.folded === folded && previous.boxes === boxes
  const taken = isPlaced ? [] : takenBoxes(views, boxes)
  const notes = new Map<string, SceneNote>()
  for (const failure of marks.failures) {
    const id = failureKey(failure)
    const block = boxes.get(failure.block)
    if (block === undefined || folded.has(id)) continue
    const title = titleOf(failure)
    const size = { width: NOTE_WIDTH, height: noteHeight(`${title} ${failure.sentence}`) }
    const known = isPlaced ? previous.notes.get(id)?.view.place : undefined
    const place = known ?? placeNote(block, size, taken)
    taken.push({ ...place, ...size })
    const moved: Position = moving[failure.block] ?? block
    const shift = minus(moved, block)
    const view: NoteView = { block: failure.block, title, sentence: failure.sentence, place }
    const note: SceneNote = { x: place.x + shift.x, y: place.y + shift.y, ...size, view }
    notes.set(id, shared(previous.notes.get(id), note))
  }
  return notes
}

/** Blocks, and the names of lanes above them. */
function takenBoxes(views: Scene['views'], boxes: Scene['boxes']): Box[] {
  return [...boxes].flatMap(([id, box]) =>
    (views.get(id)?.lanes.length ?? 0) > 0
      ? [box, { ...box, y: box.y - LANE_NAME_HEIGHT, height: LANE_NAME_HEIGHT }]
      : [box],
  )
}

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })

/** Estimated, so that a free place is known before anything is drawn. */
const noteHeight = (text: string): number =>
  FRAME + LINE_HEIGHT * Math.ceil(text.length / CHARACTERS_A_LINE)

function titleOf({ crtc, state }: PathFailure): string {
  if (crtc === null) return 'The probe ends here.'
  if (state === 'hangs') return `${CRTC_NAMES[crtc]} never ends.`
  return `${CRTC_NAMES[crtc]} ${state === 'dropped' ? 'is dropped' : 'stops'} here.`
}
