/** One input of a model, described so that a form can be bound to it and a refusal can name it. */
export interface FieldDescription {
  /** Path in the model's `in` object: 'hw.mr'. The part after the last dot is the key. */
  readonly name: string
  readonly title: string
  /** What the number counts: 's', '1/s'; null for what has no unit. */
  readonly unit: string | null
  /** Inclusive limits of what is accepted; bigint where 64 bits are needed. Null when no number. */
  readonly min: number | bigint | null
  readonly max: number | bigint | null
  /** What stands when the input is left out; null for absent. */
  readonly default: number | bigint | string | boolean | null
  readonly kind: 'integer' | 'choice' | 'flag' | 'text'
  /** Of a choice: all that is accepted. Of the others: what to offer beside free entry. */
  readonly options?: readonly (number | string)[]
  /** What the driver itself takes of what is accepted here, where that is less. */
  readonly driverTakes?: string
}
