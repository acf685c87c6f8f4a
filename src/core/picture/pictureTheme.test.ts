import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CODE_SPACING } from './drawBlock.ts'
import { SANS } from './drawText.ts'
import { mix, PICTURE_THEMES, type PictureTheme } from './pictureTheme.ts'

const css = readFileSync('src/ui/tokens.css', 'utf8')
const block = readFileSync('src/canvas/BlockNode.module.css', 'utf8')
const [light = '', dark = ''] = css.split(':root[data-theme="dark"]')

const tokensOf = (block: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]),
  )

const named = (theme: PictureTheme): Readonly<Record<string, string>> => ({
  bg: theme.bg,
  panel: theme.panel,
  raise: theme.raise,
  'line-strong': theme.line,
  ink: theme.ink,
  dim: theme.dim,
  faint: theme.faint,
  bad: theme.bad,
  'bad-bg': theme.badBg,
  warn: theme.warn,
  'warn-bg': theme.warnBg,
  main: theme.crtc[0],
  ext: theme.crtc[1],
  third: theme.crtc[2],
  ...Object.fromEntries(Object.entries(theme.kind).map(([kind, color]) => [`kind-${kind}`, color])),
})

describe('the colours of a picture', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('are those of the %s window', (name, block) => {
    expect(tokensOf(block)).toMatchObject(named(PICTURE_THEMES[name]))
  })

  it('come with the font of the window', () => {
    // The stand-in is for the moment before the window has its font; a picture has it inside.
    expect(light.replace('"Inter stand-in", ', '')).toContain(`--font: ${SANS};`)
    const code = /\.code \{[^}]*font-size: (\d+)px;[^}]*letter-spacing: ([\d.-]+)em;/.exec(block)
    expect(Number(code?.[1]) * Number(code?.[2])).toBeCloseTo(CODE_SPACING)
  })

  it('mix channel by channel', () => {
    expect(mix('#ff0000', 0.5, '#0000ff')).toBe('#800080')
    expect(mix('#102030', 0, '#405060')).toBe('#405060')
  })
})
