import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { boardVerdict } from '../drivers/mediatek-drm/boardVerdict.ts'
import { forecastProbe } from '../drivers/mediatek-drm/probe/forecastProbe.ts'
import type { PipelineGraph } from '../pipeline/document.ts'
import { linksOf } from '../pipeline/links.ts'
import { rankLayout } from '../pipeline/rankLayout.ts'
import { mermaidOf } from './mermaid.ts'
import { pathsMarkdown } from './pathsMarkdown.ts'
import { sceneOfDocument } from './sceneOfDocument.ts'

const docOf = (graph: PipelineGraph, title = 'T') => ({
  title,
  soc: null,
  graph,
  positions: rankLayout(graph),
})
const mermaid = (chains: string): string => mermaidOf(sceneOfDocument(docOf(graphOf(chains))))

/** What a Mermaid flowchart is made of, line by line, as far as ours go. */
const GRAMMAR = {
  node: /^ {2}(b\d+)\["([^"]*)"\]$/,
  link: /^ {2}(b\d+) (==|--|-\.-)(>|x)(?:\|(MAIN|EXT|THIRD)\|)? (b\d+)$/,
  style: /^ {2}linkStyle (\d+) (stroke|stroke-dasharray):[^"<>;]+$/,
  class: /^ {2}class(Def)? /,
}

function parsed(text: string) {
  const [head, ...lines] = text.trimEnd().split('\n')
  expect(head).toBe('flowchart LR')
  for (const line of lines)
    expect(Object.values(GRAMMAR).some((one) => one.test(line)) ? '' : line).toBe('')
  const every = (kind: keyof typeof GRAMMAR) =>
    lines.flatMap((line) => {
      const found = GRAMMAR[kind].exec(line)
      return found === null ? [] : [found]
    })
  return { nodes: every('node'), links: every('link'), styles: every('style') }
}

const BROKEN = 'mmsys.0 > ovl0.0 > rdma0.1 > dsi0; mmsys.1 > ovl1.1 > dsi1.0 > panel!'

describe(mermaidOf, () => {
  it.each(['mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel', BROKEN])(
    'has a node for each block and an arrow for each link of %s',
    (chains) => {
      const graph = graphOf(chains)
      const { nodes, links, styles } = parsed(mermaid(chains))
      const ids = nodes.map(([, id]) => id)
      expect(nodes).toHaveLength(Object.keys(graph.blocks).length)
      expect(new Set(ids).size).toBe(ids.length)
      expect(links).toHaveLength(linksOf(graph).length)
      for (const [, from, , , , to] of links)
        expect(ids).toEqual(expect.arrayContaining([from, to]))
      for (const [, at] of styles) expect(Number(at)).toBeLessThan(links.length)
    },
  )

  it('tells built from unreached, and which path', () => {
    const { links } = parsed(mermaid('mmsys.0 > ovl0.0 > dsi0; rdma0.0 > dsi1'))
    expect(links.map(([, , line, head, path]) => `${line}${head}${path}`)).toEqual([
      '==>MAIN',
      '==>MAIN',
      '-.->MAIN',
    ])
  })

  it('crosses a link the driver is refused at', () => {
    expect(mermaid('mmsys.0 > ovl0.0 > dsi0.0 > panel!')).toMatch(/--x\|MAIN\|/)
  })

  it('escapes what a label says', () => {
    const graph = graphOf('mmsys.0 > ovl0')
    const ovl0 = graph.blocks[idOf('ovl0')]
    if (ovl0 === undefined) throw new Error('no ovl0')
    const evil = '"]; click b0 "javascript:x"\n<b>`&#'
    const blocks = { ...graph.blocks, [ovl0.id]: { ...ovl0, labels: [evil] } }
    const doc = docOf({ ...graph, blocks }, '<img src=x> | [a](javascript:b)')
    const scene = sceneOfDocument(doc)
    const { nodes } = parsed(mermaidOf(scene))
    expect(nodes[1]?.[2]).toMatch(/^#34;#93;#59; click/)
    expect(nodes[1]?.[2]?.replaceAll('<br/>', '')).not.toMatch(/[<>"`&\n]/)
    const markdown = pathsMarkdown(doc, forecastProbe(doc.graph), scene)
    expect(markdown.replaceAll('<br/>', '')).not.toMatch(/<|\]\(/)
  })
})

describe(pathsMarkdown, () => {
  const doc = docOf(graphOf(BROKEN), 'Board_1')
  const markdown = pathsMarkdown(doc, forecastProbe(doc.graph), sceneOfDocument(doc))

  it('has a row of four cells for each path of each mmsys', () => {
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '))
    expect(rows).toHaveLength(1 + 3)
    for (const row of rows) expect(row.split(' | ')).toHaveLength(4)
    expect(rows[1]).toContain('| MAIN |')
    expect(rows[1]).toContain('OVL0 → RDMA0 → **no endpoint 0**')
  })

  it('names the board, says of it what the editor says, and holds the flowchart', () => {
    const { headline } = boardVerdict(doc.graph, forecastProbe(doc.graph))
    expect(headline).toBe('No DRM device: mmsys fails its probe (-EINVAL).')
    expect(markdown).toMatch(/^# Board&#95;1\n/)
    expect(markdown).toContain(`\n**${headline}** `)
    expect(markdown).toMatch(/```mermaid\nflowchart LR\n[\s\S]*\n```\n$/)
  })
})
