import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { sceneOfDocument } from '../../core/picture/sceneOfDocument.ts'
import { thumbnailSvg } from '../../testing/thumbnailSvg.ts'
import { pictureFile } from './ExamplePicture.tsx'

const FOLDER = 'public/examples'
const THEMES = ['light', 'dark'] as const
const boards = readdirSync(FOLDER).filter((file) => file.endsWith('.dts'))

/** The pictures are part of the page, made here: `npx vitest run src/app/start -u` draws them anew. */
describe('the picture of each example is the board as it is drawn today', () => {
  it.each(boards.flatMap((board) => THEMES.map((theme) => [board, theme] as const)))(
    '%s, %s',
    async (board, theme) => {
      const bytes = new Uint8Array(readFileSync(`${FOLDER}/${board}`))
      const opened = openBoard([{ name: board, bytes }])
      if (opened.kind === 'failed') throw new Error(JSON.stringify(opened.diagnostics))
      const svg = thumbnailSvg(sceneOfDocument(opened.doc), theme)
      await expect(svg).toMatchFileSnapshot(resolve(FOLDER, pictureFile(board, theme)))
    },
  )

  it('and there is no other', () => {
    const pictures = readdirSync(FOLDER).filter((file) => file.endsWith('.svg'))
    const expected = boards.flatMap((board) => THEMES.map((theme) => pictureFile(board, theme)))
    expect(pictures.sort()).toEqual(expected.sort())
  })
})
