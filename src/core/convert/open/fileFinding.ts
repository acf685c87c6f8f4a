import type { Diagnostic } from '../../base/diagnostic.ts'

/** A finding about a whole file on its way in: 'open/<what>'. */
export const fileFinding = (
  file: string,
  what: string,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic => ({ code: `open/${what}`, severity, message, subject: { kind: 'file', file } })
