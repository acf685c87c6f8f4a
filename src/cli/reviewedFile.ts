import { realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { STDIN } from './inputFiles.ts'

/**
 * A file's name for a code review tool, which knows it from the folder the command was run in and by no
 * other way than the straight one: `src/../include/a.h`, or a symbolic link, is no file of a repository.
 * A file outside of the folder keeps its absolute path.
 */
export function reviewedFile(file: string): string {
  if (file === STDIN) return file
  const path = relative(straight('.'), straight(file))
  return path.startsWith('..') || isAbsolute(path) ? straight(file) : path
}

/** The absolute path without links; as it stands for what is no file, such as two names in one. */
function straight(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
