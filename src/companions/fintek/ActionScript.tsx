import { isEntries } from '../../core/base/fieldReader.ts'
import { actionFields } from '../../core/drivers/f71808e-wdt/fields.ts'
import { type Action, PLAIN_ACTIONS } from '../../core/drivers/f71808e-wdt/watchdogInput.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { ScriptEditor } from '../frame/ScriptEditor.tsx'
import { ACTION_TITLES } from './actionText.ts'

const KINDS: readonly Action['kind'][] = [...PLAIN_ACTIONS, 'write', 'settimeout', 'busy']

/** What happens once the module is loaded, in order. */
export function ActionScript({ input, onChange }: CompanionViewProps) {
  const actions: readonly unknown[] = Array.isArray(input.actions) ? input.actions : []
  return (
    <ScriptEditor
      title="Actions after loading"
      steps={actions.map((action, at) => {
        const kind = kindOf(action)
        const field = kind === null ? undefined : fieldOf(kind, at)
        return {
          title: kind === null ? 'not an action' : ACTION_TITLES[kind],
          inputs: field !== undefined && isEntries(action) && (
            <FieldForm fields={[field]} values={input} onChange={onChange} />
          ),
        }
      })}
      choices={KINDS.map((kind) => ({ id: kind, title: ACTION_TITLES[kind] }))}
      onAdd={(kind) => {
        const action = START[kind] ?? kind
        onChange({ ...input, actions: [...actions, action] }, `Add: ${kind}`)
      }}
      onReorder={(order, label) =>
        onChange({ ...input, actions: order.map((at) => actions[at]) }, label)
      }
    />
  )
}

/** What an action that needs a value begins with. */
const START: Readonly<Record<string, object>> = {
  write: { write: 'V' },
  settimeout: { settimeout: 60 },
  busy: { busy: true },
}

function kindOf(action: unknown): Action['kind'] | null {
  const name = isEntries(action) ? Object.keys(action)[0] : action
  return KINDS.find((kind) => kind === name) ?? null
}

function fieldOf(kind: Action['kind'], at: number) {
  const fields = actionFields(`actions.${at}`)
  return kind === 'write' || kind === 'settimeout' || kind === 'busy' ? fields[kind] : undefined
}
