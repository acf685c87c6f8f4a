import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SOCS, socById } from './catalogue.ts'
import { roleOf } from './role.ts'
import type { Soc, SocNode } from './soc.ts'
import { socOfBoard } from './socNames.ts'

const FACTS = '../shared/facts/soc'
const haveFacts = existsSync(FACTS)
if (!haveFacts) console.info(`${FACTS} is not here: the SoC tables are only checked by themselves`)

/** The file of facts a SoC was made from. */
const factsOf = (soc: Soc) =>
  JSON.parse(readFileSync(`${FACTS}/${soc.dtsi.replace(/^.*\/|\.dtsi$/g, '')}.json`, 'utf8'))

const hex = (number: number) => `0x${number.toString(16)}`

/** A node in the form of the facts, which leave out what a node has not. */
const inFactsForm = (node: SocNode) => ({
  path: node.path,
  name: node.path.slice(node.path.lastIndexOf('/') + 1),
  labels: node.labels,
  compatible: node.compatible,
  status: node.status,
  aliases: node.aliases,
  ...(node.reg.length > 0 && { reg: node.reg.map(hex) }),
  ...(node.gceClientReg && {
    gceClientReg: node.gceClientReg.map(({ gce, subsys, offset, size }) => ({
      gce,
      subsys,
      offset: hex(offset),
      size: hex(size),
    })),
  }),
  ...(node.gceEvents && { gceEvents: node.gceEvents }),
  ...(node.ports && {
    ports: node.ports.map((port) => ({ ...port, container: port.container ?? 'node' })),
  }),
})

describe.skipIf(!haveFacts)('a SoC equals the facts', () => {
  it.each(SOCS.map((soc) => [soc.name, soc] as const))('%s, node by node', (_, soc) => {
    const facts = factsOf(soc)
    expect(facts.compatible).toEqual([soc.compatible])
    expect(soc.nodes.map(inFactsForm)).toEqual(facts.nodes)
  })

  it('MT8370 has the nodes of MT8188', () => {
    const mt8370 = JSON.parse(readFileSync(`${FACTS}/mt8370.json`, 'utf8'))
    expect(socById('mt8188').nodes.map(inFactsForm)).toEqual(mt8370.nodes)
  })
})

describe.each(SOCS.map((soc) => [soc.name, soc] as const))('%s by itself', (_, soc) => {
  const endpoints = soc.nodes.flatMap((node) => node.ports ?? []).flatMap((port) => port.endpoints)
  const repeated = (list: readonly string[]) => list.filter((x, i) => list.indexOf(x) !== i)

  it('gives no label, path or alias twice', () => {
    expect(repeated([...soc.nodes, ...endpoints].flatMap((it) => it.labels))).toEqual([])
    expect(repeated(soc.nodes.map((node) => node.path))).toEqual([])
    expect(repeated(soc.nodes.flatMap((node) => node.aliases))).toEqual([])
  })

  it('links endpoints to endpoints that link back', () => {
    for (const { labels, remote } of endpoints) {
      if (remote === null) continue
      const far = endpoints.find((endpoint) => endpoint.labels.includes(remote))
      expect([remote, labels]).toEqual([remote, [far?.remote]])
    }
  })

  it('reaches its registers through a mailbox it has', () => {
    const labels = soc.nodes.flatMap((node) => node.labels)
    for (const { gce } of soc.nodes.flatMap((node) => node.gceClientReg ?? [])) {
      expect(labels).toContain(gce)
    }
  })

  it('has an mmsys the driver tells apart, MT6795 excepted', () => {
    const mmsys = soc.nodes.filter((node) => roleOf(node.compatible).kind === 'mmsys')
    expect(mmsys.length > 0).toBe(soc.id !== 'mt6795')
  })
})

describe(socOfBoard, () => {
  it.each([
    ['radxa,nio-12l mediatek,mt8395 mediatek,mt8195', 'mt8195', 'MT8395'],
    ['google,tomato mediatek,mt8195', 'mt8195', 'MT8195'],
    ['mediatek,mt8390-evk mediatek,mt8390 mediatek,mt8188', 'mt8188', 'MT8390'],
    ['mediatek,mt8370-evk mediatek,mt8370 mediatek,mt8188', 'mt8188', 'MT8370'],
    ['bananapi,bpi-r2 mediatek,mt7623', 'mt7623', 'MT7623'],
  ])('%s is %s, called %s', (root, id, name) => {
    const found = socOfBoard(root.split(' '))
    expect([found?.soc, found?.name]).toEqual([id, name])
  })

  it('knows nothing of other makers', () => {
    expect(socOfBoard(['fairphone,fp5', 'qcom,qcm6490'])).toBeNull()
  })
})
