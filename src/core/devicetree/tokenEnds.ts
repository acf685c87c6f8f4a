// Where what begins at an offset of a text ends: blanks, lines, comments, strings and characters.
import { BACKSLASH } from './tokens.ts'

/** No character is written longer, and a lone apostrophe is not worth a longer look. */
const CHARACTER_LIMIT = 16

const SPACE = 32
const TAB = 9
const NEWLINE = 10
const RETURN = 13
const QUOTE = 34
const APOSTROPHE = 39

/** Where what a pattern may match from `at` on ends. Patterns, as a loop is slow where it runs but once. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  pattern.test(text)
  return pattern.lastIndex
}

export const BLANKS = /[ \t\v\f\r]*/y
export const BLANK_LINES = /[ \t\v\f\r\n]*/y
export const WORDS = /\w*/y
export const NUMBERS = /[\w.]*/y
export const NAMES = /[\w,.+*#?@-]*/y

export function endOfBlanks(text: string, at: number): number {
  let to = at
  while (text.charCodeAt(to) === SPACE || text.charCodeAt(to) === TAB) to += 1
  return to
}

export function lineEnd(text: string, at: number): number {
  const stop = text.indexOf('\n', at)
  return stop === -1 ? text.length : stop
}

/** A line comment goes on over a line end that a backslash hides. */
export function endOfLineComment(text: string, at: number): number {
  let stop = lineEnd(text, at)
  while (stop < text.length) {
    const before = text.charCodeAt(stop - 1) === RETURN ? stop - 2 : stop - 1
    if (text.charCodeAt(before) !== BACKSLASH) break
    stop = lineEnd(text, stop + 1)
  }
  return stop
}

/**
 * Offset after the closing quote; negative when the string never ends, and then of its line's end.
 * dtc lets a string run over line ends. One that does is believed only if what follows its closing
 * quote can follow a string: otherwise the quote is the opening one of the next string. A file that
 * has many of those has no more that are believed.
 */
export function endOfString(text: string, open: number, patience: { left: number }): number {
  let at = open + 1
  let firstLineEnd = -1
  for (; at < text.length; at += 1) {
    const c = text.charCodeAt(at)
    if (c === QUOTE) break
    if (c === BACKSLASH) at += text.charCodeAt(at + 1) === RETURN ? 2 : 1
    else if (c === NEWLINE && firstLineEnd === -1) {
      firstLineEnd = at
      if (patience.left < 0) return -at
    }
  }
  if (firstLineEnd === -1) return at < text.length ? at + 1 : -text.length
  if (at < text.length && /^"[ \t]*[;,)]/.test(text.slice(at, at + 40))) return at + 1
  patience.left -= at - firstLineEnd
  return -firstLineEnd
}

export function endOfCharacter(text: string, open: number): number {
  const limit = Math.min(text.length, open + CHARACTER_LIMIT)
  for (let at = open + 1; at < limit; at += 1) {
    const c = text.charCodeAt(at)
    if (c === NEWLINE) break
    if (c === APOSTROPHE) return at + 1
    if (c === BACKSLASH) at += 1
  }
  return open + 1
}
