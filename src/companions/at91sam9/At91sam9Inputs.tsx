import { WATCHDOG_FIELDS as F } from '../../core/drivers/at91sam9-wdt/fields.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import { NodePicker } from '../frame/NodePicker.tsx'
import { FoldedSection, Section } from '../frame/Section.tsx'
import styles from './At91sam9Inputs.module.css'
import { dtOf } from './watchdogInputOf.ts'
import { watchdogsIn } from './watchdogText.ts'

const HEX = { 'hw.mr': 8 }

/** The node as a form, and all else the probe depends on. */
export function At91sam9Inputs({ input, onChange }: CompanionViewProps) {
  const form = { values: input, onChange, hex: HEX }
  const hasNode = input.dt !== null
  const { dt: _, ...withoutNode } = input
  return (
    <>
      <Section title="Kernel">
        <FieldForm {...form} fields={[F.mode, F.hz]} />
        <Hint>
          “seed” is the patch of 2013-06-21 as posted, “mainline” the driver of today’s kernels.
        </Hint>
      </Section>
      <Section title="Device tree node">
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={hasNode}
            onChange={({ target }) =>
              target.checked
                ? onChange({ ...withoutNode, dt: {} }, 'Add the node')
                : onChange({ ...input, dt: null }, 'Take the node out')
            }
          />
          The board has a node (without one, a board file makes the device)
        </label>
        {hasNode && (
          <FieldForm
            {...form}
            fields={[
              F.maxHeartbeatSec,
              F.minHeartbeatSec,
              F.timeoutSec,
              F.watchdogType,
              F.resetType,
              F.disable,
              F.idleHalt,
              F.dbgHalt,
              F.interrupts,
            ]}
          />
        )}
        <NodePicker
          what="AT91 watchdog node"
          find={watchdogsIn}
          onTake={(node, label) => onChange({ ...input, dt: dtOf(node) }, label)}
        />
      </Section>
      <Section title="Register as found">
        <FieldForm {...form} fields={[F.mr, F.mrLocked]} />
      </Section>
      <Section title="Module parameters">
        <FieldForm {...form} fields={[F.heartbeat, F.nowayout]} />
      </Section>
      <FoldedSection title="Let a step fail">
        <FieldForm
          {...form}
          fields={[F.iomapFails, F.noResource, F.requestIrqFault, F.registerFault, F.clockFault]}
        />
      </FoldedSection>
    </>
  )
}
