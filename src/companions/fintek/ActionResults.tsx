import { errnoName } from '../../core/base/errno.ts'
import { hexByte } from '../../core/base/hex.ts'
import type { ActionResult } from '../../core/drivers/f71808e-wdt/performAction.ts'
import type { WatchdogRun } from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'
import { actionText } from './actionText.ts'

/** What the caller of each action gets. */
export function ActionResults({ run: { actions, input } }: { readonly run: WatchdogRun }) {
  if (actions.length === 0) return null
  return (
    <Section title="What the actions return">
      <FactTable
        label="What the actions return"
        columns={['Action', 'Returns']}
        rows={actions.flatMap((result, at) => {
          const action = input.actions[at]
          return action === undefined
            ? []
            : [[`${at + 1}. ${actionText(action)}`, <code key="result">{resultText(result)}</code>]]
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
