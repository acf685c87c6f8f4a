import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from './unifiedDiff.ts'

describe(unifiedDiff, () => {
  it.each([
    ['nothing for equal texts', 'a\nb\n', 'a\nb\n', ''],
    [
      'a changed line with three around it',
      '1\n2\n3\n4\n5\n6\n7\n8\n9\n',
      '1\n2\n3\n4\nx\n6\n7\n8\n9\n',
      '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n',
    ],
    ['an added line', 'a\nc\n', 'a\nb\nc\n', '@@ -1,2 +1,3 @@\n a\n+b\n c\n'],
    ['the first line of an empty file', '', 'a\n', '@@ -0,0 +1 @@\n+a\n'],
    [
      'a last line without an end',
      'a\nb',
      'a\nb\n',
      '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    ],
  ])('prints %s', (_name, before, after, hunks) => {
    const head = hunks === '' ? '' : '--- a/x.dts\n+++ b/x.dts\n'
    expect(unifiedDiff('x.dts', before, after)).toBe(head + hunks)
  })

  const hasPatch = spawnSync('patch', ['--version']).status === 0
  if (!hasPatch) console.info('skipped: what patch has to confirm, as there is no patch here')
  it.skipIf(!hasPatch)('is what patch makes the new text of', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diff-'))
    const anyText = fc.array(fc.constantFrom('a\n', 'b\n', '}\n', '\n', 'c'), { maxLength: 40 })
    const file = join(folder, 'x')
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        if (before === after) return
        writeFileSync(file, before)
        const run = spawnSync('patch', ['-s', '-p1', '--posix', '-d', folder], {
          input: unifiedDiff('x', before, after),
        })
        expect(run.stdout.toString() + run.stderr.toString()).toBe('')
        // patch takes a file away that it leaves empty.
        expect(after === '' ? '' : readFileSync(file, 'utf8')).toBe(after)
      }),
      { numRuns: 60 },
    )
    rmSync(folder, { recursive: true })
  })
})
