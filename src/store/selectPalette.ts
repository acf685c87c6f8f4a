import { keepAlike } from '../core/pipeline/keepAlike.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import { type PaletteGroup, paletteOf } from '../core/pipeline/palette.ts'
import type { EditorState } from './editorStore.ts'

/** A block that is moved changes nothing in it. */
const paletteOnce = keepAlike(memoizeRecent(1, paletteOf))
const NO_GROUPS: readonly PaletteGroup[] = []

export const selectPalette = ({ project }: EditorState): readonly PaletteGroup[] =>
  project === null ? NO_GROUPS : paletteOnce(project.doc)
