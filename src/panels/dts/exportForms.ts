import type { FormKind } from '../../core/convert/write/exportForm.ts'
import { fileStem } from '../../core/pipeline/fileStem.ts'

/** How a form of export is spoken of. */
export interface FormWords {
  /** On its button: short, several stand in a row. */
  readonly short: string
  /** In a menu. */
  readonly title: string
  /** Completes 'Copied …' and 'Download …'. */
  readonly name: string
  /** Where it goes. */
  readonly use: string
}

export const FORM_WORDS: Readonly<Record<FormKind, FormWords>> = {
  snippet: {
    short: 'Snippet',
    title: 'Board snippet',
    name: 'the board snippet',
    use: 'Put it at the end of your board file.',
  },
  overlay: {
    short: 'Overlay .dtso',
    title: 'Overlay source (.dtso)',
    name: 'the overlay',
    use: 'A file of its own: dtc -@ compiles it, the boot loader applies it.',
  },
  'overlay-blob': {
    short: '.dtbo',
    title: 'Overlay, compiled (.dtbo)',
    name: 'the compiled overlay',
    use: 'What dtc -@ makes of the overlay, for fdtoverlay or the boot loader.',
  },
  'board-blob': {
    short: '.dtb',
    title: 'Whole board, compiled (.dtb)',
    name: 'the compiled board',
    use: 'The tree as it was read, with your changes, compiled.',
  },
  files: {
    short: 'Your file',
    title: 'Your own file, edited',
    name: 'the edit',
    use: 'Your own file, only what has to change changed.',
  },
}

/** A name for the download: 'Radxa NIO 12L' gives 'radxa-nio-12l-display.dtsi'. */
export function formFileName(kind: Exclude<FormKind, 'files'>, title: string): string {
  const stem = fileStem(title)
  return kind === 'board-blob' ? `${stem}.dtb` : `${stem}-display.${ENDINGS[kind]}`
}

const ENDINGS = { snippet: 'dtsi', overlay: 'dtso', 'overlay-blob': 'dtbo' } as const
