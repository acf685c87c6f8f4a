import { resolveInclude, type SourceSet } from '../../devicetree/sources.ts'

/** A file some source asks for. */
export interface Include {
  readonly path: string
  /** Named in angle brackets: not looked for beside the including file. */
  readonly angle: boolean
}

/**
 * The files a text names, each once: `#include`, `/include/` and `/incbin/`, read without the preprocessor. Those
 * behind an #if that fails are among them; one named by a macro is not.
 */
export function includesOf(text: string): Include[] {
  const includes = new Map<string, Include>()
  for (const [, angle, quoted, binary] of text.matchAll(INCLUDE)) {
    const path = angle ?? quoted ?? binary ?? ''
    includes.set(`${angle === undefined} ${path}`, { path, angle: angle !== undefined })
    if (includes.size === MOST_INCLUDES) break
  }
  return [...includes.values()]
}

/** Far more than any file has. */
const MOST_INCLUDES = 2000

const INCLUDE =
  /^[ \t]*(?:#[ \t]*(?:include|import)|\/include\/)[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")|\/incbin\/[ \t]*\([ \t]*"([^"\n]+)"/gm

/**
 * What has to be read next to have a file with all it includes: names of `all` that the texts ask for
 * and that are not among them yet. Empty when nothing is left.
 *
 * @param all - every file there is; its texts do not matter
 * @param texts - what was read so far
 */
export function wantedFiles(all: SourceSet, texts: ReadonlyMap<string, string>): string[] {
  const wanted = new Set<string>()
  for (const [name, text] of texts)
    for (const { path, angle } of includesOf(text)) {
      const file = resolveInclude(all, path, angle, name)
      if (file !== null && !texts.has(file)) wanted.add(file)
    }
  return [...wanted]
}
