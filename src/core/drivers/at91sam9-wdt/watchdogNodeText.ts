import { BINDING_ISSUES, type BindingIssue, bindingIssues } from './bindingIssues.ts'
import type { WatchdogNode } from './watchdogInput.ts'
import type { WatchdogSoc } from './watchdogSocs.ts'

/** A node to paste into a board file, and what of it the binding will not accept. */
export interface WatchdogNodeText {
  /** Indented by tabs, ends with a line feed. */
  readonly text: string
  /** What was added so that the binding accepts the node; the driver behaves the same with it. */
  readonly added: readonly string[]
  /** What only the user can put right: the values stand in the text as they are. */
  readonly issues: readonly { readonly code: BindingIssue; readonly message: string }[]
}

/**
 * Device tree source of the watchdog of one SoC. Nothing that is not set is written; what the
 * binding requires (compatible, reg, clocks) always is. A reset type without watchdog type gets
 * the type the driver assumes, because the binding wants both or none.
 *
 * Facts: atmel,at91sam9-wdt.yaml and watchdog.yaml, v7.1.
 */
export function watchdogNodeText(node: WatchdogNode, soc: WatchdogSoc): WatchdogNodeText {
  const completes = node.resetType !== null && node.watchdogType === null
  const written = completes ? { ...node, watchdogType: 'hardware' } : node
  const base = soc.base.toString(16)
  const lines = [
    'compatible = "atmel,at91sam9260-wdt";',
    `reg = <0x${base} 0x10>;`,
    ...(node.interrupts ? [`interrupts = <${soc.irq} IRQ_TYPE_LEVEL_HIGH 7>;`] : []),
    `clocks = ${soc.clocks};`,
    ...cell('timeout-sec', written.timeoutSec),
    ...string('atmel,watchdog-type', written.watchdogType),
    ...string('atmel,reset-type', written.resetType),
    ...(written.disable ? ['atmel,disable;'] : []),
    ...(written.idleHalt ? ['atmel,idle-halt;'] : []),
    ...(written.dbgHalt ? ['atmel,dbg-halt;'] : []),
    ...cell('atmel,max-heartbeat-sec', written.maxHeartbeatSec),
    ...cell('atmel,min-heartbeat-sec', written.minHeartbeatSec),
    'status = "okay";',
  ]
  return {
    text: `watchdog@${base} {\n${lines.map((line) => `\t${line}\n`).join('')}};\n`,
    added: completes ? ['atmel,watchdog-type'] : [],
    issues: bindingIssues(written).map((code) => ({ code, message: BINDING_ISSUES[code] })),
  }
}

const cell = (name: string, value: number | null): readonly string[] =>
  value === null ? [] : [`${name} = <${value}>;`]

const string = (name: string, value: string | null): readonly string[] =>
  value === null ? [] : [`${name} = "${escaped(value)}";`]

/** As dtc reads it back: backslash and quote by backslash, all that is not printable ASCII by octal. */
const escaped = (value: string): string =>
  value
    .replace(/["\\]/g, '\\$&')
    .replace(/[^ -~]/g, (it) => `\\${(it.charCodeAt(0) & 0xff).toString(8).padStart(3, '0')}`)
