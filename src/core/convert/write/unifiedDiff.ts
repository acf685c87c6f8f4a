/** Unchanged lines shown around a change, as `diff -u` does. */
const CONTEXT = 3

/**
 * The difference of two texts as `diff -u` prints it, with git's `a/` and `b/` before the name, so that
 * `git apply` and `patch -p1` take it. Empty when the texts are equal.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return ''
  const old = linesOf(before)
  const now = linesOf(after)
  const hunks = hunksOf(changesOf(old, now)).map((changes) => printHunk(changes, old, now))
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`
}

/** Lines [from, to) of the old text give way to lines [fromNow, toNow) of the new one. */
interface LineChange {
  readonly from: number
  readonly to: number
  readonly fromNow: number
  readonly toNow: number
}

/** Lines with their ends, so that a last line without one differs from one that has it. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function changesOf(old: readonly string[], now: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let from = 0
  let fromNow = 0
  for (const [to, toNow] of [...commonLines(old, now), [old.length, now.length] as const]) {
    if (to > from || toNow > fromNow) changes.push({ from, to, fromNow, toNow })
    from = to + 1
    fromNow = toNow + 1
  }
  return changes
}

/** Index pairs of a longest run of lines both texts have in order, by Myers' greedy search. */
function commonLines(old: readonly string[], now: readonly string[]): [number, number][] {
  // Of each number of edits, how far in the old text each diagonal (old index minus new) got.
  const rounds: Map<number, number>[] = []
  let reached = new Map([[1, 0]])
  const isDown = (k: number, d: number, from: ReadonlyMap<number, number>): boolean =>
    k === -d || (k !== d && (from.get(k - 1) ?? 0) < (from.get(k + 1) ?? 0))
  search: for (let d = 0; d <= old.length + now.length; d += 1) {
    rounds.push(reached)
    const next = new Map(reached)
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(k, d, next) ? (next.get(k + 1) ?? 0) : (next.get(k - 1) ?? 0) + 1
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1
      next.set(k, x)
      if (x >= old.length && x - k >= now.length) break search
    }
    reached = next
  }
  const pairs: [number, number][] = []
  let x = old.length
  let y = now.length
  for (let d = rounds.length - 1; d >= 0; d -= 1) {
    const from = rounds[d] ?? new Map<number, number>()
    const k = x - y
    const before = isDown(k, d, from) ? k + 1 : k - 1
    const startX = d === 0 ? 0 : (from.get(before) ?? 0)
    const startY = startX - (d === 0 ? 0 : before)
    while (x > startX && y > startY && old[x - 1] === now[y - 1]) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    x = startX
    y = startY
  }
  return pairs.reverse()
}

/** Changes whose context would touch stand in one hunk. */
function hunksOf(changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = []
  for (const change of changes) {
    const last = hunks.at(-1)
    const end = last?.at(-1)?.to
    if (last !== undefined && end !== undefined && change.from - end <= 2 * CONTEXT)
      last.push(change)
    else hunks.push([change])
  }
  return hunks
}

function printHunk(
  changes: readonly LineChange[],
  old: readonly string[],
  now: readonly string[],
): string {
  const [first] = changes
  const last = changes.at(-1)
  if (first === undefined || last === undefined) return ''
  const lead = Math.min(CONTEXT, first.from)
  const tail = Math.min(CONTEXT, old.length - last.to)
  const lines: string[] = []
  let at = first.from - lead
  for (const { from, to, fromNow, toNow } of changes) {
    lines.push(...old.slice(at, from).map((line) => ` ${line}`))
    lines.push(...old.slice(from, to).map((line) => `-${line}`))
    lines.push(...now.slice(fromNow, toNow).map((line) => `+${line}`))
    at = to
  }
  lines.push(...old.slice(at, at + tail).map((line) => ` ${line}`))
  const ended = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n${NO_NEWLINE}`))
  const range = (from: number, count: number): string =>
    `${count === 0 ? from : from + 1}${count === 1 ? '' : `,${count}`}`
  const before = range(first.from - lead, last.to + tail - first.from + lead)
  const after = range(first.fromNow - lead, last.toNow + tail - first.fromNow + lead)
  return `@@ -${before} +${after} @@\n${ended.join('')}`
}

const NO_NEWLINE = '\\ No newline at end of file\n'
