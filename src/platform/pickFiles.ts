import type { NamedFile } from './readFiles.ts'

/** What the picker offers first; any other file can still be chosen. */
const ACCEPT = '.dts,.dtsi,.dtso,.dtb,.dtbo,.h'

/** Lets the user pick files. Empty when the picker was closed without a choice. */
export function pickFiles(): Promise<NamedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = ACCEPT
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () =>
      resolve(Array.from(input.files ?? [], (file) => ({ name: file.name, file }))),
    )
    input.click()
  })
}
