import { execFileSync } from 'node:child_process'

/** Upstream board sources with their includes, where the shared material is at hand. */
export const SHARED_SOURCES = '../shared/boards/linux'

/** Runs the C preprocessor as the kernel build does, over text that includes kernel files. */
export const preprocess = (text: string): string =>
  execFileSync(
    'cpp',
    [
      '-nostdinc',
      '-undef',
      '-D__DTS__',
      '-x',
      'assembler-with-cpp',
      ...['include', 'src/arm64', 'src/arm64/mediatek', 'src'].flatMap((dir) => ['-I', dir]),
      '-',
    ],
    { cwd: SHARED_SOURCES, input: text, maxBuffer: 1 << 26 },
  ).toString()
