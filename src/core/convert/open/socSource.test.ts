import { describe, expect, it } from 'vitest'
import { readDts } from '../../devicetree/readDts.ts'
import { indexTree } from '../../ofgraph/ofTree.ts'
import { compatibleOf, stringAt } from '../../ofgraph/readProperty.ts'
import { SOCS } from '../../soc/catalogue.ts'
import { importPipeline } from './importPipeline.ts'
import { newBoard } from './newBoard.ts'
import { socSource } from './socSource.ts'
import { sourceSet } from './sourceSet.ts'

describe(socSource, () => {
  it.each(SOCS.map((soc) => [soc.name, soc] as const))(
    'says of %s what the catalogue does',
    (_name, soc) => {
      const read = readDts('a.dtsi', sourceSet(new Map([['a.dtsi', socSource(soc)]])))
      expect(read.diagnostics).toEqual([])
      const { byPath } = indexTree(read.tree)
      const nodes = soc.nodes.map(({ path }) => byPath.get(path)?.node)
      expect(
        nodes.map(
          (node) => node && [node.labels, compatibleOf(node), stringAt(node, 'status') ?? 'okay'],
        ),
      ).toEqual(soc.nodes.map(({ labels, compatible, status }) => [labels, compatible, status]))
      const { graph } = importPipeline(read.tree, '')
      const { blocks, aliases } = newBoard(soc).base
      // The import leaves out what no link leads to and is no part of the picture.
      const known = Object.entries(blocks).filter(([id]) => id in graph.blocks)
      expect(graph.blocks).toEqual(Object.fromEntries(known))
      expect(graph.aliases).toEqual(aliases.filter(({ block }) => block in graph.blocks))
    },
  )
})
