export type LogLevel = 'err' | 'warn' | 'info' | 'dbg'

/** One message as the driver formats it, without the driver core's device prefix. */
export interface LogLine {
  readonly level: LogLevel
  readonly text: string
}
