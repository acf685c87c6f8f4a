import Route from 'lucide-react/icons/route'
import { useId, useState } from 'react'
import { writesInput } from '../../core/drivers/mediatek-cmdq/writesInput.ts'
import { crtcDevices } from '../../core/drivers/mediatek-mmsys/crtcTarget.ts'
import { disableSequence } from '../../core/drivers/mediatek-mmsys/disableSequence.ts'
import { enableSequence } from '../../core/drivers/mediatek-mmsys/enableSequence.ts'
import { type BoardProgram, selectPrograms } from '../../store/boardPrograms.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import styles from './Cmdq.module.css'

/** Puts the writes of a path of the open board in place of the calls. */
export function FromPath({ input, onChange }: CompanionViewProps) {
  const programs = useEditor(selectPrograms)
  const id = useId()
  const [chosen, setChosen] = useState('')
  const [refused, setRefused] = useState('')
  if (programs.length === 0)
    return <Hint>Open a board, and the writes of its paths can be taken from here.</Hint>
  const options = programs.flatMap((program) => [
    { key: `${program.key} on`, title: `Enable ${program.name}`, program, on: true },
    { key: `${program.key} off`, title: `Disable ${program.name}`, program, on: false },
  ])
  const option = options.find(({ key }) => key === chosen) ?? options[0]
  const take = () => {
    if (option === undefined) return
    const made = packetOfPath(option.program, option.on)
    setRefused(made.kind === 'failed' ? made.message : '')
    if (made.kind === 'ok')
      onChange({ ...memoryOf(input), kind: 'packet', ...made.input }, `Take: ${option.title}`)
  }
  return (
    <div className={styles.fromPath}>
      <label htmlFor={id}>From the board</label>
      <Select
        id={id}
        className={styles.path}
        value={option?.key ?? ''}
        onChange={setChosen}
        options={options.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Button onClick={take}>
        <Route size={14} />
        Take its writes
      </Button>
      <p role="alert">{refused}</p>
    </div>
  )
}

function packetOfPath({ program }: BoardProgram, on: boolean) {
  const { soc, nodes } = crtcDevices(program.mmsys)
  if (soc === null)
    return { kind: 'failed', message: `No SoC in the catalogue has a ${program.mmsys}.` } as const
  const steps = on ? enableSequence(program) : disableSequence(program)
  return writesInput(
    steps.flatMap(({ writes }) => writes),
    soc,
    nodes,
  )
}

/** What a packet from a path leaves as it was. */
function memoryOf({ gce, kmalloc_max, words, bytes }: CompanionViewProps['input']) {
  return Object.fromEntries(
    Object.entries({ gce, kmalloc_max, words, bytes }).filter(([, value]) => value !== undefined),
  )
}
