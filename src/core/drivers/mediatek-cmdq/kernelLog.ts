/** A message of the CMDQ drivers, without the driver core's device prefix. */
export interface LogLine {
  readonly level: 'err' | 'warn'
  readonly text: string
}
