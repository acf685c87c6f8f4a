import CircleHelp from 'lucide-react/icons/circle-help'
import Copy from 'lucide-react/icons/copy'
import Cpu from 'lucide-react/icons/cpu'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FileDiff from 'lucide-react/icons/file-diff'
import FileDown from 'lucide-react/icons/file-down'
import FileOutput from 'lucide-react/icons/file-output'
import FolderOpen from 'lucide-react/icons/folder-open'
import GraduationCap from 'lucide-react/icons/graduation-cap'
import HardDriveDownload from 'lucide-react/icons/hard-drive-download'
import House from 'lucide-react/icons/house'
import Printer from 'lucide-react/icons/printer'
import Redo2 from 'lucide-react/icons/redo-2'
import Save from 'lucide-react/icons/save'
import Search from 'lucide-react/icons/search'
import Share2 from 'lucide-react/icons/share-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { COMPANIONS } from '../../companions/companions.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { useEditor } from '../../store/editorStore.ts'
import { filesInPlace, isReadOnly } from '../../store/projectSlice.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { EditableText } from '../../ui/EditableText.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuSeparator } from '../../ui/Menu.tsx'
import { tipAttributes } from '../../ui/tipAttributes.ts'
import { CommandButton } from '../CommandButton.tsx'
import { CommandItem } from '../CommandItem.tsx'
import type { CommandContext } from '../commands.ts'
import { KernelItems, KernelMenu } from '../KernelMenu.tsx'
import { ProjectTools } from '../projects/ProjectTools.tsx'
import { ThemeChoice, ThemeMenu } from '../ThemeMenu.tsx'
import styles from './Header.module.css'

const NOT_HERE = 'Not taken: another tab works on this board.'

/** The line over the window: which board this is, and what can be done with the whole of it. */
export function Header({
  context,
  narrow,
}: {
  readonly context: CommandContext
  readonly narrow: boolean
}) {
  const title = useEditor((state) => state.project?.doc.title)
  const apply = useEditor((state) => state.apply)
  const close = useEditor((state) => state.close)
  const readOnly = useEditor(isReadOnly)
  if (title === undefined) return null
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Button
          look="ghost"
          aria-label="Portwire"
          onClick={close}
          {...tipAttributes({ text: 'Go to the start screen; this board stays one undo away' })}
        >
          <Brand />
          <span>Portwire</span>
        </Button>
      </h1>
      <EditableText
        look="inline"
        className={styles.title}
        label="Board title"
        value={title}
        readOnly={readOnly}
        validate={(text) => (readOnly ? NOT_HERE : text === '' ? 'A board needs a title.' : null)}
        onCommit={(title) => apply({ kind: 'set-title', title })}
      />
      <Pills />
      {narrow ? <NarrowActions context={context} /> : <Actions context={context} />}
    </header>
  )
}

function Pills() {
  const id = useEditor((state) => state.project?.doc.soc ?? null)
  const soc = id === null ? null : socById(id)
  const chips = soc === null ? [] : [soc.name, ...soc.variants.map(({ name }) => name)]
  return (
    <div className={styles.pills}>
      <span title={soc === null ? 'The tree names no SoC of the catalogue' : soc.dtsi}>
        {soc === null ? 'unknown SoC' : chips.join(' · ')}
      </span>
      <KernelMenu className={styles.pill} />
    </div>
  )
}

function Actions({ context }: { readonly context: CommandContext }) {
  const showTab = useEditor((state) => state.showTab)
  return (
    <div className={styles.actions}>
      <CommandButton id="undo" context={context} icon={<Undo2 size={16} />} />
      <CommandButton id="redo" context={context} icon={<Redo2 size={16} />} />
      <CommandButton id="palette" context={context} icon={<Search size={16} />} />
      <ProjectTools />
      <span className={styles.gap} />
      <Button onClick={context.openFiles}>
        <FolderOpen size={15} />
        Open
      </Button>
      <Menu
        trigger={
          <IconButton label="Other drivers">
            <Cpu size={16} />
          </IconButton>
        }
      >
        <CompanionItems context={context} />
      </Menu>
      <ThemeMenu />
      <CommandButton id="share" context={context} icon={<Share2 size={16} />} />
      <CommandButton id="traps" context={context} icon={<GraduationCap size={16} />} />
      <CommandButton id="help" context={context} icon={<CircleHelp size={16} />} />
      <Menu
        onOpen={() => showTab('dts')}
        trigger={
          <Button look="primary">
            <FileOutput size={15} />
            Export DTS
          </Button>
        }
      >
        <SaveItem context={context} />
        <CommandItem id="copy" context={context} icon={<Copy size={15} />} />
        <CommandItem id="download" context={context} icon={<Download size={15} />} />
        <MenuSeparator />
        <CommandItem id="form-files" context={context} icon={<FileDiff size={15} />} />
        <MenuSeparator />
        <CommandItem id="form-overlay" context={context} icon={<Download size={15} />} />
        <CommandItem id="form-overlay-blob" context={context} icon={<Download size={15} />} />
        <CommandItem id="form-board-blob" context={context} icon={<Download size={15} />} />
      </Menu>
    </div>
  )
}

/** Where the board's own file can be written: otherwise saving is one of the downloads. */
function SaveItem({ context }: { readonly context: CommandContext }) {
  const inPlace = useEditor(filesInPlace).length > 0
  return inPlace && <CommandItem id="save" context={context} icon={<Save size={15} />} />
}

/** The way to the models of other drivers; the board stays open. */
function CompanionItems({ context }: { readonly context: CommandContext }) {
  return COMPANIONS.map(({ id }) => (
    <CommandItem key={id} id={`companion-${id}`} context={context} icon={<Cpu size={15} />} />
  ))
}

/** On a phone all of it is one menu. */
function NarrowActions({ context }: { readonly context: CommandContext }) {
  return (
    <div className={styles.actions}>
      <CommandButton id="undo" context={context} icon={<Undo2 size={16} />} />
      <Menu
        trigger={
          <IconButton label="More">
            <Ellipsis size={18} />
          </IconButton>
        }
      >
        <CommandItem id="redo" context={context} icon={<Redo2 size={15} />} />
        <CommandItem id="palette" context={context} icon={<Search size={15} />} />
        <CommandItem id="project" context={context} icon={<HardDriveDownload size={15} />} />
        <CommandItem id="save-file" context={context} icon={<FileDown size={15} />} />
        <CommandItem id="open" context={context} icon={<FolderOpen size={15} />} />
        <SaveItem context={context} />
        <CommandItem id="copy" context={context} icon={<Copy size={15} />} />
        <CommandItem id="download" context={context} icon={<Download size={15} />} />
        <CommandItem id="share" context={context} icon={<Share2 size={15} />} />
        <CommandItem id="print" context={context} icon={<Printer size={15} />} />
        <CommandItem id="home" context={context} icon={<House size={15} />} />
        <CommandItem id="traps" context={context} icon={<GraduationCap size={15} />} />
        <CommandItem id="help" context={context} icon={<CircleHelp size={15} />} />
        <MenuSeparator />
        <CompanionItems context={context} />
        <MenuSeparator />
        <KernelItems />
        <MenuSeparator />
        <ThemeChoice />
      </Menu>
    </div>
  )
}
