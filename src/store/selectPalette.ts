import { type PaletteGroup, paletteOf } from '../core/pipeline/palette.ts'
import type { EditorState } from './editorStore.ts'
import { memoizeLast } from './memoizeLast.ts'

const paletteOnce = memoizeLast(paletteOf)
const NO_GROUPS: readonly PaletteGroup[] = []

export const selectPalette = ({ project }: EditorState): readonly PaletteGroup[] =>
  project === null ? NO_GROUPS : paletteOnce(project.doc)
