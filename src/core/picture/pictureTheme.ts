import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import type { BlockKind } from '../pipeline/blockKind.ts'

/** The colours of a picture: those of the window of the same name (`ui/tokens.css`). */
export interface PictureTheme {
  readonly bg: string
  readonly panel: string
  readonly raise: string
  readonly line: string
  readonly ink: string
  readonly dim: string
  readonly faint: string
  readonly bad: string
  readonly badBg: string
  readonly warn: string
  readonly warnBg: string
  /** By CRTC: MAIN, EXT, THIRD. */
  readonly crtc: readonly [string, string, string]
  readonly kind: Readonly<Record<BlockKind, string>>
}

export type PictureThemeName = 'light' | 'dark'

export const PICTURE_THEMES: Readonly<Record<PictureThemeName, PictureTheme>> = {
  light: {
    bg: '#f6f7f9',
    panel: '#ffffff',
    raise: '#ffffff',
    line: '#b9c1cd',
    ink: '#141a24',
    dim: '#4e5968',
    faint: '#646f7e',
    bad: '#c0102b',
    badBg: '#fdecee',
    warn: '#8a5300',
    warnBg: '#fff4dd',
    crtc: ['#1a62d6', '#a44a06', '#0b6b63'],
    kind: {
      mmsys: '#7b8798',
      source: '#0b8fd0',
      process: '#1f9d55',
      merge: '#7c4ddb',
      output: '#dc3b3b',
      sink: '#64748b',
    },
  },
  dark: {
    bg: '#0e1218',
    panel: '#141a22',
    raise: '#1a212b',
    line: '#465262',
    ink: '#e7ebf1',
    dim: '#a8b3c1',
    faint: '#8b97a7',
    bad: '#ff7a88',
    badBg: '#3a1a20',
    warn: '#f2c14e',
    warnBg: '#33280f',
    crtc: ['#6aa8ff', '#f5b14c', '#3fd0bd'],
    kind: {
      mmsys: '#94a3b8',
      source: '#38b6f1',
      process: '#3fc97f',
      merge: '#a384f5',
      output: '#f76d6d',
      sink: '#8896aa',
    },
  },
}

/** Dashes of each path's lines, as on the screen: told apart without colour, too. */
export const CRTC_DASH: readonly [string | null, string, string] = [null, '9 4', '2 4']

export const crtcColor = (theme: PictureTheme, crtc: CrtcIndex | null, other: string): string =>
  crtc === null ? other : theme.crtc[crtc]

/** `share` of one colour in another, as color-mix(in srgb) has it. Colours are '#rrggbb'. */
export function mix(color: string, share: number, other: string): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [color, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
  })
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}
