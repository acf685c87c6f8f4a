import {
  WATCHDOG_FIELDS as F,
  PARAMETER_FIELDS as P,
} from '../../core/drivers/f71808e-wdt/fields.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import { FoldedSection, Section } from '../frame/Section.tsx'
import { ActionScript } from './ActionScript.tsx'
import { PortInputs } from './PortInputs.tsx'

const HEX = { 'params.force_id': 4 }

/** What stands behind both addresses, the module's parameters, and what is done with it. */
export function FintekInputs({ input, onChange }: CompanionViewProps) {
  const form = { values: input, onChange, hex: HEX }
  return (
    <>
      <Section title="Driver">
        <FieldForm {...form} fields={[F.mode]} />
        <Hint>
          “seed” is the patch of 2020-10-20 as posted, “base” the file it changes (v5.9 to v5.14),
          “mainline” the driver from v5.15 on, shown for loading only.
        </Hint>
      </Section>
      <PortInputs port="0x2e" input={input} onChange={onChange} />
      <PortInputs port="0x4e" input={input} onChange={onChange} />
      <Section title="Module parameters">
        <FieldForm {...form} fields={Object.values(P)} />
      </Section>
      <ActionScript input={input} onChange={onChange} />
      <FoldedSection title="Single port accesses, and steps that fail">
        <FieldForm {...form} fields={[F.portIo, F.miscRegister, F.rebootNotifier, F.register]} />
      </FoldedSection>
    </>
  )
}
