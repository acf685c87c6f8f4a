import { Command as Listed } from 'cmdk'
import { useMemo } from 'react'
import type { BlockId } from '../../core/base/ids.ts'
import { blockName } from '../../core/pipeline/links.ts'
import type { PaletteItem } from '../../core/pipeline/palette.ts'
import { addItem } from '../../panels/palette/addItem.ts'
import type { Ask } from '../../store/askSlice.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { isReadOnly } from '../../store/projectSlice.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { keyText } from '../../ui/keyText.ts'
import { COMMANDS, type Command, type CommandContext, type CommandGroup } from '../commands.ts'
import styles from './AskDialog.module.css'
import {
  type AskGroup,
  blockItems,
  followerItems,
  freeItems,
  insertItems,
  refusedItems,
  startItems,
} from './askItems.ts'
import { matchScore } from './matchScore.ts'

/** A list to choose from by typing: commands, blocks, or the two ends of a link. */
export default function AskDialog({ context }: { readonly context: CommandContext }) {
  const ask = useEditor((state) => state.ask)
  if (ask === null) return null
  return <Asked key={JSON.stringify(ask)} ask={ask} context={context} />
}

interface Line {
  readonly title: string
  readonly items: readonly {
    readonly key: string
    readonly name: string
    readonly hint: string
    readonly kind: string | null
    readonly keys: string | null
    readonly words: readonly string[]
    readonly choose: () => void
  }[]
}

function Asked({ ask, context }: { readonly ask: Ask; readonly context: CommandContext }) {
  const groups = useMemo(() => groupsOf(ask, context), [ask, context])
  const { title, placeholder, empty } = wordsOf(ask)
  const close = () => editorStore.getState().askFor(null)
  return (
    <Dialog title={title} onClose={close}>
      <Listed className={styles.list} label={title} loop filter={scoreLine}>
        <Listed.Input ref={focusFirst} className={styles.input} placeholder={placeholder} />
        <Listed.List className={styles.lines} label={title}>
          <Listed.Empty className={styles.empty}>{empty}</Listed.Empty>
          {groups
            .filter(({ items }) => items.length > 0)
            .map((group) => (
              <Listed.Group key={group.title} heading={group.title} className={styles.group}>
                {group.items.map(({ key, name, hint, kind, keys, words, choose }) => (
                  <Listed.Item
                    key={key}
                    value={`${group.title} ${key}`}
                    keywords={[name, hint, ...words]}
                    className={styles.item}
                    data-kind={kind ?? undefined}
                    onSelect={() => {
                      close()
                      choose()
                    }}
                  >
                    {kind !== null && <i aria-hidden="true" />}
                    <b>{name}</b>
                    <span>{hint}</span>
                    {keys !== null && <kbd>{keys}</kbd>}
                  </Listed.Item>
                ))}
              </Listed.Group>
            ))}
        </Listed.List>
      </Listed>
    </Dialog>
  )
}

/** The keywords of a line begin with its name. */
const scoreLine = (_value: string, typed: string, [name = '', ...words]: string[] = []): number =>
  matchScore(name, words, typed)

/** The attribute, which React leaves out: a dialog gives its focus to what has it. */
const focusFirst = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

interface Words {
  readonly title: string
  readonly placeholder: string
  readonly empty: string
}

function wordsOf(ask: Ask): Words {
  switch (ask.kind) {
    case 'command':
      return {
        title: 'Commands and blocks',
        placeholder: 'A command, a block to go to or to add',
        empty: 'Nothing is called so.',
      }
    case 'find':
      return {
        title: 'Find on the canvas',
        placeholder: 'Name, node, component or compatible',
        empty: 'No block on the canvas is called so.',
      }
    case 'link':
      return ask.from === null
        ? {
            title: 'Link from',
            placeholder: 'The block pixels leave',
            empty: 'No block that gives pixels is called so.',
          }
        : {
            title: `Link from ${nameOf(ask.from.block)} to`,
            placeholder: 'The block pixels enter',
            empty: 'Nothing that could follow is called so.',
          }
    case 'refused':
      return {
        title: `Not linked. ${ask.why}`,
        placeholder: 'Link anyway, or choose another block',
        empty: 'There is only: link anyway, or choose another block.',
      }
    case 'insert':
      return {
        title: 'Insert a block into the link',
        placeholder: 'A block without a link',
        empty: 'No free block is called so.',
      }
  }
}

function nameOf(id: BlockId): string {
  const block = editorStore.getState().project?.doc.graph.blocks[id]
  return block === undefined ? 'a block' : blockName(block)
}

function groupsOf(ask: Ask, context: CommandContext): Line[] {
  const state = editorStore.getState()
  const { project, apply, revealBlock, askFor } = state
  const doc = project?.doc
  switch (ask.kind) {
    case 'command':
      return [
        ...commandLines(context),
        ...(doc === undefined ? [] : lines(blockItems(doc), revealBlock)),
        ...(doc === undefined || isReadOnly(state) ? [] : lines(freeItems(doc), add)),
      ]
    case 'find':
      return doc === undefined ? [] : lines(blockItems(doc), revealBlock)
    case 'link': {
      if (doc === undefined) return []
      const { from, at } = ask
      return from === null
        ? lines(startItems(doc), (start) => askFor({ kind: 'link', from: start, at: null }))
        : [
            ...lines(followerItems(doc, from, at), apply),
            ...lines(refusedItems(doc, from), (end) => askFor({ kind: 'refused', from, ...end })),
          ]
    }
    case 'refused': {
      const { from, to } = ask
      return [
        plainLines('What to do', {
          'Link anyway': () => apply({ kind: 'link', from, to }),
          'Choose another block': () => askFor({ kind: 'link', from, at: null }),
        }),
      ]
    }
    case 'insert':
      return doc === undefined ? [] : lines(insertItems(doc, ask.link), apply)
  }
}

const add = (item: PaletteItem) => addItem(editorStore.getState, item)

const lines = <Choice,>(
  groups: readonly AskGroup<Choice>[],
  choose: (choice: Choice) => void,
): Line[] =>
  groups.map(({ title, items }) => ({
    title,
    items: items.map(({ choice, ...item }) => ({
      ...item,
      keys: null,
      choose: () => choose(choice),
    })),
  }))

const plainLines = (title: string, choices: Readonly<Record<string, () => void>>): Line => ({
  title,
  items: Object.entries(choices).map(([name, choose]) => ({
    key: name,
    name,
    hint: '',
    kind: null,
    keys: null,
    words: [],
    choose,
  })),
})

const GROUPS: readonly CommandGroup[] = [
  'Selection',
  'Edit',
  'Canvas',
  'View',
  'Board',
  'Other drivers',
]

/** The commands that can be given now, each as it reads in the present state. */
function commandLines(context: CommandContext): Line[] {
  const state = editorStore.getState()
  const isOffered = (command: Command): boolean =>
    command.id !== 'palette' && command.enabled(state)
  return GROUPS.map((group) => ({
    title: group,
    items: COMMANDS.filter((command) => command.group === group && isOffered(command)).map(
      ({ id, title, describe, keys, run }) => ({
        key: id,
        name: describe?.(state) ?? title,
        hint: '',
        kind: null,
        keys: keys[0] === undefined ? null : keyText(keys[0]),
        words: [title],
        choose: () => run(context),
      }),
    ),
  }))
}
