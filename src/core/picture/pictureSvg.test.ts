import { describe, expect, it } from 'vitest'
import { endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { wellFormed } from '../../testing/wellFormed.ts'
import { blockEntries } from '../base/ids.ts'
import { resolveAll } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument, PipelineGraph } from '../pipeline/document.ts'
import { updateEndpoint } from '../pipeline/graphUpdate.ts'
import { linksOf } from '../pipeline/links.ts'
import { rankLayout } from '../pipeline/rankLayout.ts'
import { collapsedLines } from './collapsedLines.ts'
import { projectOfSvg } from './embeddedProject.ts'
import { collapsedPaths } from './hiddenBlocks.ts'
import { pictureSvg } from './pictureSvg.ts'
import { sceneOfDocument } from './sceneOfDocument.ts'

const SOUND = 'mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel'
const BROKEN = 'mmsys.0 > ovl0.0 > rdma0.1 > dsi0'

const NONE: ReadonlySet<string> = new Set()

const docOf = (graph: PipelineGraph): PipelineDocument => ({
  title: 'T',
  soc: null,
  graph,
  positions: rankLayout(graph),
})

const svgOf = (
  doc: PipelineDocument,
  theme: 'light' | 'dark' = 'light',
  project?: string,
): string =>
  pictureSvg(sceneOfDocument(doc), {
    theme,
    title: doc.title,
    project: project ?? null,
    fonts: null,
    unknown: NONE,
  })

const count = (text: string, part: string): number => text.split(part).length - 1

/** A document in which every name a file can choose is markup. */
function hostile(): PipelineDocument {
  const evil = `"><script>alert(1)</script><!--&x;]]>'\u0001\ud800`
  const doc = docOf(graphOf(BROKEN, 'ovl0=ovl0'))
  const blocks = Object.fromEntries(
    Object.entries(doc.graph.blocks).map(([id, block]) => [
      id,
      {
        ...block,
        labels: [evil],
        path: `/soc/${evil}`,
        groups: block.groups.map((group) => ({
          ...group,
          ports: group.ports.map((port) => ({
            ...port,
            endpoints: port.endpoints.map((endpoint) => ({ ...endpoint, labels: [evil] })),
          })),
        })),
      },
    ]),
  )
  const aliases = doc.graph.aliases.map((alias) => ({ ...alias, name: evil }))
  return { ...doc, title: evil, graph: { blocks, aliases } }
}

describe(pictureSvg, () => {
  it.each(['light', 'dark'] as const)('draws every block and every link once, %s', (theme) => {
    for (const chains of [SOUND, BROKEN]) {
      const doc = docOf(graphOf(chains))
      const svg = svgOf(doc, theme)
      expect(wellFormed(svg)).toBe(null)
      expect(count(svg, '<g class="block"')).toBe(Object.keys(doc.positions).length)
      expect(count(svg, '<g class="link"')).toBe(linksOf(doc.graph).length)
    }
  })

  it('puts blocks where the document has them', () => {
    const doc = docOf(graphOf(SOUND))
    const positions = { ...doc.positions, [idOf('ovl0')]: { x: -40, y: 333 } }
    expect(svgOf({ ...doc, positions })).toContain('transform="translate(-40 333)"')
  })

  it('leaves out what is not on the canvas, its links too', () => {
    const doc = docOf(graphOf(SOUND))
    const { [idOf('panel')]: _, ...positions } = doc.positions
    const svg = svgOf({ ...doc, positions })
    expect(count(svg, '<g class="block"')).toBe(4)
    expect(count(svg, '<g class="link"')).toBe(3)
  })

  it('draws a note for a path that stops, and its reason', () => {
    expect(count(svgOf(docOf(graphOf(SOUND))), '<g class="note"')).toBe(0)
    const svg = svgOf(docOf(graphOf(BROKEN)))
    expect(count(svg, '<g class="note"')).toBe(1)
    expect(svg.replaceAll(/<[^>]*>/g, '')).toContain('MAIN stops here.')
  })

  it('marks a link that only one end knows of', () => {
    const graph = graphOf(SOUND)
    const oneWay = updateEndpoint(graph, endpointOf(graph, 'panel:in'), (end) => ({
      ...end,
      remote: null,
    }))
    expect(svgOf(docOf(oneWay))).toContain('one way')
    expect(svgOf(docOf(graph))).not.toContain('one way')
  })

  it('never makes markup of what a file says', () => {
    const svg = svgOf(hostile(), 'dark', 'packed_-1')
    expect(wellFormed(svg)).toBe(null)
    expect(svg).not.toMatch(/<script|<!--|&x;/)
    expect(svg).toContain('&lt;script&gt;')
  })

  it('refers to nothing outside of itself and needs no style sheet', () => {
    const svg = svgOf(docOf(graphOf(BROKEN)))
    expect(svg).not.toMatch(/href|url\(|<style|style=|@import|<image|<foreignObject/)
  })

  it('takes its fonts along, and nothing else by address', () => {
    const fonts = { normal: 'data:font/woff2;base64,AA==', bold: 'data:font/woff2;base64,BB==' }
    const scene = sceneOfDocument(docOf(graphOf(BROKEN)))
    const svg = pictureSvg(scene, {
      theme: 'light',
      title: 'T',
      project: null,
      fonts,
      unknown: NONE,
    })
    expect(wellFormed(svg)).toBe(null)
    expect(svg).toContain('font-weight:400;src:url(data:font/woff2;base64,AA==)')
    expect(svg).toContain('font-weight:600;src:url(data:font/woff2;base64,BB==)')
    expect(svg.replaceAll(/url\(data:font\/woff2;base64,\w+==\)/g, '')).not.toMatch(
      /href|url\(|style=|@import|<image|<foreignObject/,
    )
  })

  it('marks a link over which no table is known to route pixels', () => {
    const doc = docOf(graphOf(SOUND))
    const [link] = linksOf(doc.graph)
    const unknown = new Set([link?.id ?? ''])
    const options = { theme: 'light', title: 'T', project: null, fonts: null } as const
    const marks = (svg: string) => count(svg, '>?</text>')
    expect(marks(pictureSvg(sceneOfDocument(doc), { ...options, unknown }))).toBe(1)
    expect(marks(pictureSvg(sceneOfDocument(doc), { ...options, unknown: NONE }))).toBe(0)
  })

  it('draws a collapsed path as a line between its ends, with what it passes over', () => {
    const doc = docOf(graphOf(SOUND))
    const [path] = collapsedPaths(resolveAll(doc.graph))
    if (path === undefined) throw new Error('No path is collapsed')
    const positions = Object.fromEntries(
      blockEntries(doc.positions).filter(([id]) => !path.inner.includes(id)),
    )
    const scene = sceneOfDocument({ ...doc, positions })
    const collapsed = collapsedLines([path], scene.boxes)
    const svg = pictureSvg(scene, {
      theme: 'light',
      title: 'T',
      project: null,
      fonts: null,
      collapsed,
      unknown: NONE,
    })
    expect(wellFormed(svg)).toBe(null)
    expect(svg).toContain('MAIN · 1 more')
    expect(count(svg, '<g class="block"')).toBe(4)
    expect(count(svg, '<g class="collapsed"')).toBe(1)
  })

  it('carries the packed project, and gives it back', () => {
    expect(projectOfSvg(svgOf(docOf(graphOf(SOUND)), 'light', '1ab-_'))).toBe('1ab-_')
    expect(projectOfSvg(svgOf(docOf(graphOf(SOUND))))).toBe(null)
    expect(projectOfSvg(svgOf(hostile()))).toBe(null)
  })

  it('is a picture of nothing for a document without blocks on the canvas', () => {
    expect(wellFormed(svgOf({ ...docOf(graphOf(SOUND)), positions: {} }))).toBe(null)
  })
})
