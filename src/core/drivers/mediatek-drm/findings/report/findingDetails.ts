import type { Finding } from '../finding.ts'

/** What a finding teaches beyond its message, a line each: what the kernel does, says, and why. */
export function findingDetails({ kernel, symptom, kernelLog, source, fix }: Finding): string[] {
  return [
    `kernel: ${kernel}`,
    `screen: ${symptom}`,
    ...(kernelLog ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => `log: ${line}`),
    `rule: ${source}`,
    ...(fix === null ? [] : [`fix: ${fix.label}`]),
  ]
}
