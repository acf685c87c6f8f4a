import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldDescription } from '../core/base/fieldDescription.ts'
import { parsedJson } from '../core/base/parsedJson.ts'
import {
  WATCHDOG_FIELDS as AT91_FIELDS,
  FORMULA_FIELDS,
} from '../core/drivers/at91sam9-wdt/fields.ts'
import { runAt91Sam9WdtModel } from '../core/drivers/at91sam9-wdt/runAt91Sam9WdtModel.ts'
import { runF71808eWdtModel } from '../core/drivers/f71808e-wdt/f71808eWdtModel.ts'
import {
  WATCHDOG_FIELDS as FINTEK_FIELDS,
  portFields,
  registerField,
} from '../core/drivers/f71808e-wdt/fields.ts'
import { runCmdqModel } from '../core/drivers/mediatek-cmdq/runCmdqModel.ts'
import { PMU_FIELDS } from '../core/drivers/riscv-pmu/fields.ts'
import { runRiscvPmuModel } from '../core/drivers/riscv-pmu/runRiscvPmuModel.ts'
import { anyBreakages, brokenJson } from '../testing/brokenJson.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../testing/fuzzing.ts'
import { companionModule } from './companionModules.ts'
import { COMPANIONS, type CompanionId } from './companions.ts'

const { counts, check } = fuzzing('companion models', 17)

type Model = (input: unknown) => unknown
const MODELS: Readonly<Record<CompanionId, Model>> = {
  cmdq: runCmdqModel,
  'at91sam9-wdt': runAt91Sam9WdtModel,
  'f71808e-wdt': runF71808eWdtModel,
  'riscv-pmu': runRiscvPmuModel,
}

/** What one kind of question holds beside its fields, the fields, and what every answer to it has. */
interface Question {
  readonly model: Model
  readonly fixed: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldDescription[]
  /** Fields that may not be left out. */
  readonly required?: readonly string[]
  readonly answer: readonly string[]
}

/** What each formula reads. */
const FORMULAS: Readonly<
  Record<(typeof FORMULA_FIELDS.formula.options)[number], readonly FieldDescription[]>
> = {
  ticks_to_hz: [FORMULA_FIELDS.t, AT91_FIELDS.hz],
  ticks_to_hz_roundup: [FORMULA_FIELDS.t, AT91_FIELDS.hz],
  hz_to_ticks: [FORMULA_FIELDS.h, AT91_FIELDS.hz],
  ms_to_ticks: [FORMULA_FIELDS.ms],
  ticks_to_ms: [FORMULA_FIELDS.t],
  secs_to_ticks: [FORMULA_FIELDS.s],
  ticks_to_secs: [FORMULA_FIELDS.t],
}
const pmu = (...names: (keyof typeof PMU_FIELDS)[]): FieldDescription[] =>
  names.map((name) => PMU_FIELDS[name])

const QUESTIONS: readonly (readonly [string, Question])[] = [
  [
    'a probe of the AT91SAM9 watchdog',
    {
      model: runAt91Sam9WdtModel,
      fixed: {},
      fields: Object.values(AT91_FIELDS),
      answer: ['err', 'log', 'binding_issues', 'notes', 'timeline', 'why'],
    },
  ],
  ...Object.entries(FORMULAS).map(([formula, fields]): readonly [string, Question] => [
    `the formula ${formula}`,
    {
      model: runAt91Sam9WdtModel,
      fixed: { kind: 'formula', formula },
      fields,
      required: ['t', 'h', 'ms', 's'],
      answer: ['result'],
    },
  ]),
  [
    'a Fintek chip',
    {
      model: runF71808eWdtModel,
      fixed: { actions: ['open', { write: 'V' }, 'close', 'remove'] },
      fields: [
        ...Object.values(FINTEK_FIELDS),
        ...Object.values(portFields('ports.0x2e')),
        registerField('ports.0x2e.ldn7.0xf5'),
      ],
      required: ['ports.0x2e.devid'],
      answer: [
        'mode',
        'init',
        'probe',
        'chip',
        'port',
        'regs',
        'actions',
        'ops',
        'log',
        'export',
        'why',
        'notes',
      ],
    },
  ],
  [
    'a sequence of the PMU',
    {
      model: runRiscvPmuModel,
      fixed: {
        ops: [
          { op: 'init', ev: 'a', type: 0, config: 0 },
          { op: 'add', ev: 'a', flags: 1 },
          { op: 'advance', cycle: '0xffffffffffffffff' },
          { op: 'del', ev: 'a' },
        ],
      },
      fields: pmu(
        'mode',
        'xlen',
        'counterWidth',
        'numCounters',
        'cacheDecode',
        'perfIrq',
        'cycle',
        'instret',
      ),
      answer: [
        'returns',
        'events',
        'n_events',
        'slots',
        'active_events',
        'perf_irq',
        'counters',
        'log',
        'hazards',
        'leaks',
        'readings',
      ],
    },
  ],
  [
    'an event to map',
    {
      model: runRiscvPmuModel,
      fixed: { kind: 'map' },
      fields: pmu('type', 'config', 'cacheDecode'),
      required: ['type', 'config'],
      answer: ['ret', 'errno', 'counter'],
    },
  ],
  [
    'an event to map by the SBI',
    {
      model: runRiscvPmuModel,
      fixed: { kind: 'sbi_map' },
      fields: pmu('type', 'config'),
      required: ['type', 'config'],
      answer: ['ret', 'errno'],
    },
  ],
  [
    'a counter difference',
    {
      model: runRiscvPmuModel,
      fixed: { kind: 'delta' },
      fields: pmu('newReading', 'prevReading'),
      required: ['new', 'prev'],
      answer: ['delta'],
    },
  ],
]

/** A value, and whether the field's own rule takes it. */
interface Given {
  readonly value: unknown
  readonly isTaken: boolean
}

const taken = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Given> =>
  values.map((value) => ({ value, isTaken: true }))
const refused = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Given> =>
  values.map((value) => ({ value, isTaken: false }))

/** As JSON writes it: exact up to 2^53, beyond that a text. */
const spelled = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : `0x${value.toString(16)}`

const noNumber = fc.constantFrom<unknown>(true, 0.5, 'x', '', [], {}, '010', '1e3', Number.NaN)

function anyGiven({ kind, min, max, options }: FieldDescription): fc.Arbitrary<Given> {
  const usual = fc.constantFrom<unknown>(...(options ?? ['']))
  switch (kind) {
    case 'integer': {
      const [low, high] = [BigInt(min ?? 0), BigInt(max ?? 0)]
      const inside = fc.oneof(fc.constantFrom(low, high), fc.bigInt({ min: low, max: high }))
      return fc.oneof(
        { weight: 8, arbitrary: taken(inside.map(spelled)) },
        {
          weight: 4,
          arbitrary: taken(inside.filter((one) => one >= 0n).map((one) => `0x${one.toString(16)}`)),
        },
        {
          weight: 1,
          arbitrary: refused(
            fc
              .constantFrom(low - 1n, high + 1n, 2n ** 64n)
              .map((one) => (one < 0n ? String(one) : spelled(one))),
          ),
        },
        { weight: 1, arbitrary: refused(noNumber) },
      )
    }
    case 'choice':
      return fc.oneof(
        { weight: 12, arbitrary: taken(usual) },
        {
          weight: 1,
          arbitrary: refused(fc.constantFrom<unknown>('no choice', -1, {}, '__proto__')),
        },
      )
    case 'flag':
      return fc.oneof(
        { weight: 12, arbitrary: taken(fc.boolean()) },
        { weight: 1, arbitrary: refused(fc.constantFrom<unknown>('true', 1, [], {})) },
      )
    case 'text':
      return fc.oneof(
        {
          weight: 12,
          arbitrary: taken(options === undefined ? fc.string() : fc.oneof(usual, fc.string())),
        },
        { weight: 1, arbitrary: refused(fc.constantFrom<unknown>(1, false, [], {})) },
      )
  }
}

/** Some or all fields of a question, each with a value. */
const anyAnswers = ({ fields, required = [] }: Question) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, anyGiven(field)])), {
    requiredKeys: required.filter((name) => fields.some((field) => field.name === name)),
  })

/** The input with these values at their paths. */
function inputOf(
  fixed: Question['fixed'],
  given: Readonly<Record<string, Given | undefined>>,
): unknown {
  const input: Record<string, unknown> = structuredClone(fixed)
  for (const [path, one] of Object.entries(given)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let at = input
    for (const name of names) {
      at[name] ??= {}
      at = Object(at[name])
    }
    at[last] = one?.value
  }
  return input
}

describe.each(QUESTIONS)('%s', (_name, question) => {
  it(
    'is answered in full by what its fields take, and refused by name for what they do not',
    {
      timeout: FUZZ_TIMEOUT,
    },
    () =>
      check(100, anyAnswers(question), (given) => {
        counts.tried += 1
        const answer = Object(question.model(inputOf(question.fixed, given)))
        const wrong = Object.entries(given).filter(([, one]) => one !== undefined && !one.isTaken)
        if (wrong.length === 0) {
          expect(answer).not.toHaveProperty('error')
          for (const key of question.answer) expect(answer).toHaveProperty(key)
          return
        }
        counts.faults += 1
        const named = Array.from<{ field: string; message: string }, string>(
          answer.problems,
          ({ field, message }) => {
            expect(message).toMatch(/^\S.* .*[.]$/s)
            return field
          },
        )
        expect(named.toSorted()).toEqual(wrong.map(([name]) => name).toSorted())
      }),
  )
})

describe.each(COMPANIONS)('what a link brings the $title', ({ id }) => {
  it('is answered or refused, whatever was changed in it', { timeout: FUZZ_TIMEOUT }, async () => {
    const { examples } = await companionModule(id)
    const anyExample = fc.constantFrom(...examples)
    return check(80, fc.tuple(anyExample, anyBreakages), ([{ input }, breakages]) => {
      counts.tried += 1
      const answer = Object(MODELS[id](parsedJson(brokenJson(input, breakages))))
      expect(JSON.parse(JSON.stringify(answer))).toBeTypeOf('object')
      if (!('error' in answer)) return
      counts.faults += 1
      // The command queue's model says it beside the code, the others within.
      expect(answer.message ?? answer.error.message).toMatch(/^\S.* .*[.]$/s)
    })
  })
})
