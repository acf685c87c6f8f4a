import { errnoName } from '../../core/base/errno.ts'
import { hexByte } from '../../core/base/hex.ts'
import { actionReasons } from '../../core/drivers/f71808e-wdt/actionReasons.ts'
import { ALGORITHM_STEPS } from '../../core/drivers/f71808e-wdt/algorithmStep.ts'
import type { ActionResult } from '../../core/drivers/f71808e-wdt/performAction.ts'
import type { WatchdogRun } from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import { DerivedTable } from '../frame/DerivedTable.tsx'
import { Section } from '../frame/Section.tsx'
import { actionText } from './actionText.ts'

/** What the caller of each action gets, and why. */
export function ActionResults({ run }: { readonly run: WatchdogRun }) {
  const { actions, input } = run
  if (actions.length === 0) return null
  const reasons = actionReasons(run)
  return (
    <Section title="What the actions return">
      <DerivedTable
        label="What the actions return"
        rows={actions.flatMap((result, at) => {
          const action = input.actions[at]
          if (action === undefined) return []
          const title = `${at + 1}. ${actionText(action)}`
          const own = reasons.filter(({ of }) => of === `actions.${at}`)
          const whys = own.map(({ why, step }) => ({ why, step: ALGORITHM_STEPS[step] }))
          return [{ title, value: resultText(result), whys }]
        })}
      />
    </Section>
  )
}

function resultText(result: ActionResult): string {
  switch (result.kind) {
    case 'returned':
      return result.value < 0 ? errnoName(result.value) : String(result.value)
    case 'timeout':
      return `0, timeout ${result.seconds} s`
    case 'status':
      return `0, status ${hexByte(result.bits)}`
  }
}
