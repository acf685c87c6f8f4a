import { describe, expect, it } from 'vitest'
import { PROJECT_NAME, projectOfSvg } from './embeddedProject.ts'

const ID = ` id="${PROJECT_NAME}"`

describe(projectOfSvg, () => {
  it.each([
    ['as Portwire writes it', `<svg><metadata${ID}>1ab-_</metadata></svg>`, '1ab-_'],
    ['in lines of its own', `<metadata${ID}>\n  1ab\n</metadata>`, '1ab'],
    ['with other quotes', `<metadata id='${PROJECT_NAME}'>1ab</metadata>`, '1ab'],
    ['among other attributes', `<metadata class="x"${ID} lang="en">1ab</metadata>`, '1ab'],
    ['of another name', '<metadata id="other">1ab</metadata>', null],
    ['with markup in it', `<metadata${ID}><b>1ab</b></metadata>`, null],
    // Searched without a bound, a megabyte of these holds the page for a minute.
    ['among more attributes than anybody writes', `<metadata${ID.repeat(50_000)}`, null],
  ])('finds a project %s', (_name, svg, packed) => {
    expect(projectOfSvg(svg)).toBe(packed)
  })
})
