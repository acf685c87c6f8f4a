import { useState } from 'react'
import { choiceField } from '../../core/base/describedField.ts'
import type { FieldDescription } from '../../core/base/fieldDescription.ts'
import type { WatchdogNode } from '../../core/drivers/at91sam9-wdt/watchdogInput.ts'
import { watchdogNodeText } from '../../core/drivers/at91sam9-wdt/watchdogNodeText.ts'
import { WATCHDOG_SOCS } from '../../core/drivers/at91sam9-wdt/watchdogSocs.ts'
import type { CompanionInput } from '../../store/companionStore.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import { TextEditor } from '../../ui/TextEditor.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { ExportButtons } from '../frame/ExportText.tsx'
import { RemarkList } from '../frame/RemarkList.tsx'
import { Section } from '../frame/Section.tsx'
import styles from './NodeEditor.module.css'
import { dtOf } from './watchdogInputOf.ts'
import { readWatchdogText } from './watchdogText.ts'

/** What is being typed, and the input it was typed against: another change makes it void. */
interface Draft {
  readonly text: string
  readonly input: CompanionInput
}

/** The node as text, to edit and to take along: for one SoC, whose address and clock it has. */
export function NodeEditor({
  node,
  input,
  onChange,
}: CompanionViewProps & { readonly node: WatchdogNode | null }) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const soc = WATCHDOG_SOCS.find(({ id }) => id === input.soc) ?? WATCHDOG_SOCS[0]
  if (node === null || soc === undefined) {
    return (
      <Section title="The node as text">
        <p>There is no node: a board file makes the device.</p>
      </Section>
    )
  }
  const written = watchdogNodeText(node, soc)
  const typed = draft?.input === input ? draft.text : null
  const reading = typed === null ? null : readWatchdogText(typed)
  const type = (text: string) => {
    const read = readWatchdogText(text)
    if (read.kind === 'wrong') return setDraft({ text, input })
    const next = { ...input, dt: dtOf(read.node) }
    const same = JSON.stringify(next.dt) === JSON.stringify(dtOf(node))
    setDraft({ text, input: same ? input : next })
    if (!same) onChange(next, 'Edit the node’s text', 'node-text')
  }
  const includes = soc.includes.map((it) => `#include <${it}>`).join('\n')
  return (
    <Section
      title="The node as text"
      actions={
        <ExportButtons title="Node" text={written.text} fileName={`${soc.id}-watchdog.dtsi`} />
      }
    >
      <div className={styles.columns}>
        <TextEditor
          label="Device tree node, text"
          text={typed ?? written.text}
          onChange={type}
          onLeave={() => reading?.kind !== 'wrong' && setDraft(null)}
          hasDraft={typed !== null}
          problems={reading?.kind === 'wrong' ? reading.problems : []}
        />
        <div className={styles.side}>
          <FieldForm fields={[SOC]} values={input} onChange={onChange} />
          <p>
            Needs <code>{includes}</code>
          </p>
          <RemarkList
            label="Against the binding"
            remarks={[
              ...written.issues.map(({ message }) => ({ tone: 'warn' as const, text: message })),
              ...written.added.map((name) => ({
                tone: 'quiet' as const,
                text: `${name} was added: the binding wants it, the driver assumes it.`,
              })),
              ...(written.issues.length === 0
                ? [{ tone: 'ok' as const, text: 'The binding accepts the node.' }]
                : []),
            ]}
          />
        </div>
      </div>
    </Section>
  )
}

const SOC: FieldDescription = {
  ...choiceField('soc', 'Write it for', ['at91sam9260']),
  options: WATCHDOG_SOCS.map(({ id }) => id),
}
