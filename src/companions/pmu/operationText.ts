import {
  EF_RELOAD,
  EF_START,
  EF_UPDATE,
  HARDWARE_EVENTS,
  PERF_TYPES,
  TYPE_HARDWARE,
} from '../../core/drivers/riscv-pmu/perfAbi.ts'
import type { PmuOperation } from '../../core/drivers/riscv-pmu/pmuOperation.ts'

/** 'add a, START', 'advance cycle + 1000, instret + 700'. */
export function operationText(operation: PmuOperation): string {
  switch (operation.op) {
    case 'init':
      return `init ${operation.ev}, ${eventText(operation.type, operation.config)}`
    case 'add':
    case 'start':
    case 'stop':
      return [`${operation.op} ${operation.ev}`, ...flagNames(operation.flags)].join(', ')
    case 'read':
    case 'del':
    case 'destroy':
      return `${operation.op} ${operation.ev}`
    case 'advance':
      return `advance cycle + ${operation.cycle}, instret + ${operation.instret}`
    case 'counters':
      return `counters jump${jump('cycle', operation.cycle)}${jump('instret', operation.instret)}`
    case 'perf_irq':
      return operation.owner === null ? 'the hook is freed' : `${operation.owner} takes the hook`
  }
}

function eventText(type: number, config: bigint): string {
  const event = type === TYPE_HARDWARE ? HARDWARE_EVENTS[Number(config)] : undefined
  return event ?? `${PERF_TYPES[type] ?? `type ${type}`} ${config}`
}

const flagNames = (flags: number): readonly string[] => [
  ...((flags & EF_START) === 0 ? [] : ['START']),
  ...((flags & EF_RELOAD) === 0 ? [] : ['RELOAD']),
  ...((flags & EF_UPDATE) === 0 ? [] : ['UPDATE']),
]

const jump = (name: string, value: bigint | null): string =>
  value === null ? '' : `, ${name} = ${value}`
