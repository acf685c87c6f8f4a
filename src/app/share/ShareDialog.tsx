import Download from 'lucide-react/icons/download'
import FileText from 'lucide-react/icons/file-text'
import Image from 'lucide-react/icons/image'
import Link from 'lucide-react/icons/link'
import Printer from 'lucide-react/icons/printer'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { projectJson } from '../../core/convert/open/projectJson.ts'
import type { PictureFonts } from '../../core/picture/pictureFonts.ts'
import type { PictureThemeName } from '../../core/picture/pictureTheme.ts'
import { fileStem } from '../../core/pipeline/fileStem.ts'
import { copyText } from '../../platform/copyText.ts'
import { saveFile } from '../../platform/saveFile.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import type { Project } from '../../store/projectSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { leftOut } from './leftOut.ts'
import { loadPictureFonts } from './loadPictureFonts.ts'
import { packForLink, packForPicture } from './packBoard.ts'
import { markdownText, mermaidText, type PictureChoice, pngOf, svgOf } from './pictureFile.ts'
import styles from './ShareDialog.module.css'
import { embedCode, linkTo } from './shareLink.ts'

/** Every way in which a board as it stands leaves the page, other than as device tree. */
export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const project = useEditor((state) => state.project)
  const [said, setSaid] = useState<Said>({ tone: 'ok', text: '' })
  if (project === null) return null
  const tell: Tell = (text, tone = 'ok') => setSaid({ text, tone })
  return (
    <Dialog title={`Share ${project.doc.title}`} onClose={onClose}>
      <LinkSection project={project} tell={tell} />
      <PictureSection project={project} tell={tell} />
      <TextSection project={project} tell={tell} />
      <Section title="Paper" icon={<Printer size={15} />}>
        <p className={styles.words}>The picture, every path and what to add to the board file.</p>
        <Button
          onClick={() => {
            onClose()
            setTimeout(() => print()) // once the dialog is gone
          }}
        >
          Print
        </Button>
      </Section>
      <p className={styles.said} role="status" data-tone={said.tone}>
        {said.text}
      </p>
    </Dialog>
  )
}

interface Said {
  readonly text: string
  readonly tone: 'ok' | 'bad'
}
type Tell = (text: string, tone?: Said['tone']) => void

interface PartProps {
  readonly project: Project
  readonly tell: Tell
}

function LinkSection({ project, tell }: PartProps) {
  const packed = useMemo(() => packForLink(project), [project])
  const icon = <Link size={15} />
  if (packed.kind === 'failed')
    return (
      <Section title="Link" icon={icon}>
        <p className={styles.words}>
          This board is too much for a link: chat programs and servers cut what is longer than 8 kB.
          Send the project as a file instead; whoever gets it drops it on this page.
        </p>
        <Button
          look="primary"
          onClick={() => {
            saveFile(`${fileStem(project.doc.title)}.portwire.json`, projectJson(project))
            tell('Downloaded the project file.')
          }}
        >
          <Download size={15} />
          Download the project file
        </Button>
      </Section>
    )
  const copy = async (text: string, what: string): Promise<void> => {
    const copied = await copyText(text)
    if (copied.kind === 'ok') tell(`Copied ${what}.`)
    else tell(copied.message, 'bad')
  }
  const page = location.href
  return (
    <Section title="Link" icon={icon}>
      <p className={styles.words}>
        The link itself is the project ({kilobytes(packed.value.length)} kB): nothing is uploaded,
        and whoever opens it works on a copy. {leftOut(project)}
      </p>
      <Button
        look="primary"
        onClick={() => void copy(linkTo(page, 'board', packed.value), 'the link')}
      >
        Copy link
      </Button>
      <Button onClick={() => void copy(linkTo(page, 'view', packed.value), 'the view link')}>
        Copy view-only link
      </Button>
      <Button onClick={() => void copy(embedCode(page, packed.value), 'the frame')}>
        Copy code to embed
      </Button>
    </Section>
  )
}

function PictureSection({ project, tell }: PartProps) {
  const fits = useMemo(() => packForPicture(project).kind === 'ok', [project])
  const [choice, setChoice] = useState<PictureChoice>({ theme: shownTheme(), withProject: true })
  const [fonts, setFonts] = useState<PictureFonts | null>(null)
  useEffect(() => {
    void loadPictureFonts().then((loaded) => loaded.kind === 'ok' && setFonts(loaded.value))
  }, [])
  const preview = useMemo(
    () =>
      project === null
        ? ''
        : svgOf(editorStore.getState(), { ...choice, withProject: false }, fonts),
    [project, choice, fonts],
  )
  const save = async (form: 'svg' | 'png'): Promise<void> => {
    const loaded = await loadPictureFonts()
    const fonts = loaded.kind === 'ok' ? loaded.value : null
    const state = editorStore.getState()
    const name = `${fileStem(project.doc.title)}.${form}`
    if (form === 'svg') saveFile(name, svgOf(state, choice, fonts))
    else {
      const png = await pngOf(state, choice, fonts)
      if (png.kind === 'failed') return tell(png.message, 'bad')
      saveFile(name, png.value)
    }
    const without = loaded.kind === 'ok' ? '' : ` Its font is not in it: ${loaded.message}.`
    tell(`Downloaded ${name}.${without}`)
  }
  return (
    <Section title="Picture" icon={<Image size={15} />}>
      <img
        className={styles.preview}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(preview)}`}
        alt={`${project.doc.title}, as it will be drawn`}
      />
      <fieldset className={styles.themes}>
        <legend className="visually-hidden">Colours</legend>
        {THEMES.map(({ name, title }) => (
          <label key={name}>
            <input
              type="radio"
              name="picture-theme"
              checked={choice.theme === name}
              onChange={() => setChoice({ ...choice, theme: name })}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <label className={styles.inside}>
        <input
          type="checkbox"
          checked={choice.withProject && fits}
          disabled={!fits}
          onChange={(event) => setChoice({ ...choice, withProject: event.target.checked })}
        />
        With the project inside: drop the picture on this page to go on with it
      </label>
      {!fits && (
        <p className={styles.words}>
          This project is too much to go into a picture, of which 1 MB is the most: it is drawn
          without. The project file above holds all of it.
        </p>
      )}
      <Button onClick={() => void save('svg')}>
        <Download size={15} />
        Download SVG
      </Button>
      <Button onClick={() => void save('png')}>
        <Download size={15} />
        Download PNG
      </Button>
    </Section>
  )
}

const THEMES: readonly { readonly name: PictureThemeName; readonly title: string }[] = [
  { name: 'light', title: 'Light' },
  { name: 'dark', title: 'Dark' },
]

function TextSection({ project, tell }: PartProps) {
  const copy = async (text: string, what: string): Promise<void> => {
    const copied = await copyText(text)
    if (copied.kind === 'ok') tell(`Copied ${what}.`)
    else tell(copied.message, 'bad')
  }
  return (
    <Section title="Text" icon={<FileText size={15} />}>
      <p className={styles.words}>
        For a README or a wiki: the paths as tables, with the flowchart that GitHub and GitLab draw.
      </p>
      <Button onClick={() => void copy(markdownText(editorStore.getState()), 'the Markdown')}>
        Copy Markdown
      </Button>
      <Button onClick={() => void copy(mermaidText(editorStore.getState()), 'the flowchart')}>
        Copy Mermaid
      </Button>
      <Button
        onClick={() => {
          const name = `${fileStem(project.doc.title)}.md`
          saveFile(name, markdownText(editorStore.getState()))
          tell(`Downloaded ${name}.`)
        }}
      >
        <Download size={15} />
        Download Markdown
      </Button>
    </Section>
  )
}

function Section({
  title,
  icon,
  children,
}: {
  readonly title: string
  readonly icon: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {icon}
        {title}
      </h3>
      <div className={styles.body}>{children}</div>
    </section>
  )
}

const shownTheme = (): PictureThemeName =>
  document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'

const kilobytes = (characters: number): string => (characters / 1000).toFixed(1)
