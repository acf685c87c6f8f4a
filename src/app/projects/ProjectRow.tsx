import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FileDown from 'lucide-react/icons/file-down'
import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { ProjectEntry } from '../../platform/storage/openStorage.ts'
import type { Kept } from '../../platform/storage/storageFailure.ts'
import { Button } from '../../ui/Button.tsx'
import { EditableText } from '../../ui/EditableText.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { dateText } from './dateText.ts'
import { saveContent, saveProjectFile } from './projectFiles.ts'
import styles from './RecentProjects.module.css'
import type { Session } from './session.ts'

interface RowProps {
  readonly entry: ProjectEntry
  /** Whether it is the one to go on with; not said of one that was deleted on an earlier visit. */
  readonly isFirst?: boolean
  /** Does something with the projects; `what` is the title of the notice when it fails. */
  readonly act: (what: string, action: (session: Session) => Promise<Kept>) => Promise<void>
}

/** One project: opened by a click, everything else in its menu. */
export function ProjectRow({ entry, isFirst, act }: RowProps) {
  const [renaming, setRenaming] = useState(false)
  const { id, name, soc, changed, removed } = entry
  if (removed !== null)
    return (
      <li className={styles.removed}>
        <span role="status">Deleted “{name}”.</span>
        <Button
          ref={isFirst === undefined ? null : focusIt}
          aria-label={`Undo delete ${name}`}
          onClick={() => act('Could not bring it back', (session) => session.setRemoved(id, false))}
        >
          <Undo2 size={14} aria-hidden="true" />
          Undo
        </Button>
      </li>
    )
  const rename = (title: string) =>
    act(`Could not rename ${name}`, (session) => session.rename(id, title))
  return (
    <li data-first={isFirst}>
      {renaming ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only sees how the field is left
        <div
          ref={focusField}
          className={styles.rename}
          onBlur={() => setRenaming(false)}
          onKeyDown={({ key }) => (key === 'Escape' || key === 'Enter') && setRenaming(false)}
        >
          <EditableText
            label={`Name of ${name}`}
            value={name}
            validate={(text) => (text === '' ? 'A project needs a name.' : null)}
            onCommit={rename}
          />
        </div>
      ) : (
        <button
          type="button"
          className={styles.open}
          onClick={() => act(`Could not open ${name}`, (session) => session.open(id))}
        >
          <strong>
            {isFirst && <span>Continue: </span>}
            {name}
          </strong>
          <em>
            {soc ?? 'unknown SoC'} · changed {dateText(changed)}
          </em>
        </button>
      )}
      <Menu
        trigger={
          <Button look="ghost" aria-label={`More for ${name}`}>
            <Ellipsis size={16} />
          </Button>
        }
      >
        <MenuItem icon={<Pencil size={15} />} onSelect={() => setRenaming(true)}>
          Rename
        </MenuItem>
        <MenuItem
          icon={<Copy size={15} />}
          onSelect={() => act(`Could not duplicate ${name}`, (session) => session.duplicate(id))}
        >
          Duplicate
        </MenuItem>
        <MenuItem
          icon={<FileDown size={15} />}
          onSelect={() => act(`Could not save ${name}`, (session) => toFile(session, entry))}
        >
          Save to file
        </MenuItem>
        <MenuItem
          icon={<Trash2 size={15} />}
          onSelect={() =>
            act(`Could not delete ${name}`, (session) => session.setRemoved(id, true))
          }
        >
          Delete
        </MenuItem>
      </Menu>
    </li>
  )
}

const focusIt = (button: HTMLButtonElement | null): void => button?.focus()
const focusField = (holder: HTMLElement | null): void => holder?.querySelector('input')?.focus()

/** What cannot be read is saved as it stands. */
async function toFile(session: Session, { id, name }: ProjectEntry): Promise<Kept> {
  const content = await session.content(id)
  if (content.kind === 'failed') return content
  const { value } = content
  await (typeof value === 'string'
    ? saveContent(id, name, value)
    : saveProjectFile(id, value.project))
  return { kind: 'ok', value: undefined }
}
