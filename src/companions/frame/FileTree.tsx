import { type ReactNode, useMemo } from 'react'
import type { PickedFile } from '../companionServices.ts'
import { type TreeOfFiles, treeOfFiles } from './treeOfFiles.ts'

/** What is drawn of the tree some files make. */
export default function FileTree({
  files,
  children,
}: {
  readonly files: readonly PickedFile[]
  readonly children: (opened: TreeOfFiles) => ReactNode
}) {
  return children(useMemo(() => treeOfFiles(files), [files]))
}
