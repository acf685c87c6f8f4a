import fc from 'fast-check'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Edit } from '../core/pipeline/edit.ts'
import { endpointsOf } from '../core/pipeline/endpoints.ts'
import { isOffered, newBlock, TEMPLATES } from '../core/pipeline/newBlock.ts'

type Pick = <T>(list: readonly T[]) => T | undefined

/** Any edit a person can make of a document, by choices. */
function anEdit(doc: PipelineDocument, kind: number, pick: Pick): Edit | undefined {
  const blocks = Object.values(doc.graph.blocks)
  const block = pick(blocks)
  if (block === undefined) return undefined
  const at = { x: 0, y: 0 }
  const place = pick(blocks.flatMap(endpointsOf))
  const linked = pick(
    blocks.flatMap(endpointsOf).filter(({ endpoint }) => endpoint.remote !== null),
  )
  const other = pick(blocks) ?? block
  const template = pick(TEMPLATES.filter((one) => isOffered(doc.graph, one)))
  const small = pick([0, 1, 2, 3]) ?? 0
  switch (kind % 13) {
    case 0:
    case 1:
      return {
        kind: 'link',
        from: { block: block.id, endpoint: null, ...(small < 3 ? { number: small } : {}) },
        to: { block: other.id, endpoint: null },
      }
    case 2:
      return linked && { kind: 'unlink', endpoints: [linked.endpoint.id] }
    case 3:
      return {
        kind: 'set-status',
        block: block.id,
        status: pick(['okay', 'disabled', 'fail', null]) ?? null,
      }
    case 4:
      return { kind: 'set-label', block: block.id, label: pick(['dsi0', 'mine', 'eth', 'x']) ?? '' }
    case 5:
      return { kind: 'set-alias', block: block.id, alias: pick(['ovl0', 'merge5', 'rdma2']) ?? '' }
    case 6:
      return { kind: 'remove-blocks', blocks: [block.id] }
    case 7:
      return {
        kind: 'set-compatible',
        block: block.id,
        compatible: [pick(['vendor,a', 'vendor,b']) ?? '', ...block.compatible],
      }
    case 8:
      return {
        kind: 'set-property',
        block: block.id,
        property: pick([
          {
            name: 'enable-gpios',
            value: { kind: 'cells', cells: [{ to: block.path }, 7, 0xff000000] },
          },
          { name: 'label', value: { kind: 'strings', strings: ['a "b" \\ \n', 'é'] } },
          { name: 'edid', value: { kind: 'bytes', bytes: [0, 255, 16] } },
          { name: 'no-hpd', value: { kind: 'flag' } },
        ]) ?? { name: 'no-hpd', value: { kind: 'flag' } },
      }
    case 9:
      return { kind: 'add-endpoint', block: block.id, port: small, number: pick([0, 1, 2]) ?? 0 }
    case 10:
      return place && { kind: 'remove-endpoint', endpoint: place.endpoint.id }
    case 11:
      return place && { kind: 'number-endpoint', endpoint: place.endpoint.id, number: small }
    default:
      return template && { kind: 'add-block', block: newBlock(doc.graph, template), position: at }
  }
}

/** Numbers that a handful of edits is made from: short to print when a run fails. */
export interface EditChoices {
  readonly kinds: readonly number[]
  readonly choices: readonly number[]
}

export const anyEditChoices: fc.Arbitrary<EditChoices> = fc.record({
  kinds: fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
  choices: fc.array(fc.nat(9999), { minLength: 30, maxLength: 30 }),
})

/** The document after the edits some numbers stand for. */
export const editedBy = (start: PipelineDocument, choices: EditChoices): PipelineDocument =>
  editsBy(start, choices).reduce(applyEdit, start)

/** The document, and what it is after each of the edits some numbers stand for. */
export function editingBy(start: PipelineDocument, choices: EditChoices): PipelineDocument[] {
  let doc = start
  const after = editsBy(start, choices).map((edit) => {
    doc = applyEdit(doc, edit)
    return doc
  })
  return [start, ...after]
}

/** The edits some numbers stand for, each as it comes upon the ones before it. */
export function editsBy(start: PipelineDocument, { kinds, choices }: EditChoices): readonly Edit[] {
  let next = 0
  const pick: Pick = (list) => list[(choices[next++ % choices.length] ?? 0) % list.length]
  let doc = start
  return kinds.flatMap((kind) => {
    const edit = anEdit(doc, kind, pick)
    if (edit === undefined) return []
    doc = applyEdit(doc, edit)
    return [edit]
  })
}
