import { isEntries } from '../../core/base/fieldReader.ts'
import { hex } from '../../core/base/hex.ts'
import { MT8173_BLOCKS } from '../../core/drivers/mediatek-cmdq/displayBlocks.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import { type PacketNames, socNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { socById } from '../../core/soc/catalogue.ts'
import type { SocId } from '../../core/soc/soc.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import { withValue } from '../../ui/form/fieldPath.ts'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import { ScriptEditor } from '../frame/ScriptEditor.tsx'
import { FoldedSection, Section } from '../frame/Section.tsx'
import { CALL_TITLES, CALLS_OF } from './callText.ts'
import {
  CALL_HEX,
  callFields,
  DEVICE_FIELDS,
  DEVICE_HEX,
  MEMORY_HEX,
  MODE,
  memoryFields,
  SOC,
} from './cmdqFields.ts'
import {
  freeDeviceName,
  modeOf,
  numbersOf,
  numbersText,
  socOf,
  withMode,
  withRenamed,
  withSoc,
} from './cmdqInput.ts'
import { FromPath } from './FromPath.tsx'

/** Helper, calls, devices and memory of a packet built by hand. */
export function PacketInputs({ input, onChange }: CompanionViewProps) {
  const mode = modeOf(input)
  return (
    <>
      <Section title="Helper">
        <FieldForm
          values={input}
          fields={[MODE]}
          onChange={(next, label) => onChange(withMode(input, modeOf(next)), label)}
        />
        {mode === 'mainline' && <SocField input={input} onChange={onChange} />}
        <Hint>
          “seed” is the CMDQ helper as first posted, for MT8173 alone; “mainline” is what grew out
          of it, for every SoC.
        </Hint>
        <FromPath input={input} onChange={onChange} />
      </Section>
      <Calls input={input} onChange={onChange} mode={mode} />
      <Devices input={input} onChange={onChange} mode={mode} />
      <FoldedSection title="Memory, mailbox and GCE thread">
        <FieldForm
          fields={memoryFields(mode, socOf(input))}
          hex={MEMORY_HEX}
          values={{ ...input, fail_alloc: numbersText(input.fail_alloc) }}
          onChange={(next, label) =>
            onChange(withValue(next, 'fail_alloc', numbersOf(next.fail_alloc)), label)
          }
        />
        <Hint>
          Of the allocations, 0 is the packet, 1 its first buffer
          {mode === 'seed' && ', each number from 2 on an attempt to make it larger'}: “2, 3”.
        </Hint>
      </FoldedSection>
    </>
  )
}

/** Which SoC the packet is for, or the words come from. */
export function SocField({ input, onChange }: CompanionViewProps) {
  const { events, soc } = socNames(socOf(input))
  const isNumbers = events.every(({ name }) => name === null)
  return (
    <>
      <FieldForm
        values={input}
        fields={[SOC]}
        onChange={(next, label) => onChange(withSoc(input, socOf(next)), label)}
      />
      {isNumbers && <Hint>Events of {soc} are known here by number only.</Hint>}
    </>
  )
}

type ModeProps = CompanionViewProps & { readonly mode: CmdqMode }

function Calls({ input, onChange, mode }: ModeProps) {
  const ops: readonly unknown[] = Array.isArray(input.ops) ? input.ops : []
  const names = Object.keys(devicesOf(input))
  const known = socNames(socOf(input))
  return (
    <ScriptEditor
      title="Calls of the helper"
      steps={ops.map((op, at) => {
        const entries = isEntries(op) ? op : {}
        const call = CALLS_OF[mode].find((name) => name === entries.op)
        const fields = call === undefined ? [] : callFields(call, mode, names, known)
        return {
          title: call ?? `${String(entries.op)}: no call of this helper`,
          inputs: call !== undefined && (
            <FieldForm
              look="dense"
              fields={fields}
              hex={CALL_HEX}
              values={entries}
              onChange={(next, label) =>
                onChange(
                  { ...input, ops: ops.map((it, place) => (place === at ? next : it)) },
                  `Call ${at + 1}, ${label}`,
                )
              }
            />
          ),
        }
      })}
      choices={CALLS_OF[mode].map((op) => ({ id: op, title: CALL_TITLES[op] }))}
      onAdd={(op) =>
        onChange({ ...input, ops: [...ops, { op, ...startOf(op, names, known) }] }, `Add: ${op}`)
      }
      onReorder={(order, label) => onChange({ ...input, ops: order.map((at) => ops[at]) }, label)}
    />
  )
}

/** What a call begins with when it is added. */
function startOf(op: string, [first]: readonly string[], { events }: PacketNames): object {
  const dev = first === undefined ? {} : { dev: first }
  if (op === 'write' || op === 'poll') return { ...dev, offset: '0x0', value: '0x1' }
  if (op === 'write_mask' || op === 'poll_mask')
    return { ...dev, offset: '0x0', value: '0x1', mask: '0x1' }
  if (op === 'wfe' || op.endsWith('_event')) {
    const frameEnd = events.find(({ name }) => name !== null && FRAME_END.test(name)) ?? events[0]
    return { event: frameEnd?.name ?? frameEnd?.number ?? 0 }
  }
  if (op === 'jump_rel') return { offset: 8 }
  if (op === 'jump_abs') return { addr: '0x40000000' }
  return op === 'assign' ? { reg: 0, value: '0x0' } : {}
}

/** The end of a frame, as each header calls it. */
const FRAME_END = /_(MUTEX0_STREAM_EOF|STREAM_DONE_0)$/

const devicesOf = ({ devices }: CompanionViewProps['input']) => (isEntries(devices) ? devices : {})

const OTHER = 'another device'

function Devices({ input, onChange, mode }: ModeProps) {
  const entries = Object.entries(devicesOf(input))
  const known = knownDevices(mode, socOf(input)).filter(({ name }) =>
    entries.every(([it]) => it !== name),
  )
  const put = (next: readonly (readonly [string, unknown])[], label: string) =>
    onChange({ ...input, devices: Object.fromEntries(next) }, label)
  return (
    <ScriptEditor
      title="Devices written"
      steps={entries.map(([name, device], at) => ({
        title: name,
        inputs: (
          <FieldForm
            look="dense"
            fields={DEVICE_FIELDS[mode]}
            hex={DEVICE_HEX}
            values={{ ...(isEntries(device) ? device : {}), name }}
            onChange={({ name: renamed, ...next }, label) => {
              const devices = entries.map((entry, place) => (place === at ? [name, next] : entry))
              const edited = { ...input, devices: Object.fromEntries(devices) }
              onChange(withRenamed(edited, name, renamed), `${name}, ${label}`)
            }}
          />
        ),
      }))}
      choices={[...known.map(({ name }) => name), OTHER].map((id) => ({ id, title: id }))}
      onAdd={(id) => {
        const found = known.find(({ name }) => name === id)
        const name = found?.name ?? freeDeviceName(input)
        put([...entries, [name, found?.device ?? EMPTY[mode]]], `Add ${name}`)
      }}
      onReorder={(order, label) =>
        put(
          order.flatMap((at) => {
            const entry = entries[at]
            return entry === undefined ? [] : [entry]
          }),
          label,
        )
      }
    />
  )
}

const EMPTY: Readonly<Record<CmdqMode, object>> = {
  seed: { reg: '0x14000000' },
  mainline: { subsys: 1, offset: '0x0' },
}

/** Devices people know by name: the seed's windows hold MT8173's, mainline has the SoC's. */
function knownDevices(mode: CmdqMode, soc: SocId) {
  if (mode === 'seed')
    return MT8173_BLOCKS.map(({ name, base, size }) => ({
      name,
      device: { reg: hex(base, 8), size: hex(size) },
    }))
  return socById(soc).nodes.flatMap(({ labels: [label], gceClientReg }) => {
    const [window] = gceClientReg ?? []
    if (label === undefined || window === undefined) return []
    const { subsys, offset, size } = window
    return [{ name: label, device: { subsys, offset: hex(offset), size: hex(size) } }]
  })
}
