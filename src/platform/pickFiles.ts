import { type OfferedFile, offeredBlob } from './offeredFile.ts'
import { isPartOfATree } from './partOfATree.ts'

/** What the picker offers first; any other file can still be chosen. */
const ACCEPT = '.dts,.dtsi,.dtso,.dtb,.dtbo,.h,.zip,.svg,.png,.json'

/** Lets the user pick files. Empty when the picker was closed without a choice. */
export const pickFiles = (): Promise<OfferedFile[]> => pick(false)

/** Lets the user pick a folder: the files in it that a device tree is made of. */
export const pickFolder = async (): Promise<OfferedFile[]> =>
  (await pick(true)).filter(({ name }) => isPartOfATree(name))

function pick(folder: boolean): Promise<OfferedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  if (folder) input.webkitdirectory = true
  else {
    input.multiple = true
    input.accept = ACCEPT
  }
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () =>
      resolve(
        Array.from(input.files ?? [], (file) =>
          offeredBlob(file.webkitRelativePath || file.name, file),
        ),
      ),
    )
    input.click()
  })
}
