import { keyText } from '../ui/keyText.ts'
import { CANVAS_KEYS } from './canvasKeys.ts'

/** What the canvas understands by itself, without a command: what binds it and what help tells of it. */
export interface CanvasGesture {
  readonly id:
    | 'link'
    | 'list'
    | 'force'
    | 'remove'
    | 'heal'
    | 'drag'
    | 'empty'
    | 'insert'
    | 'putBack'
    | 'tap'
    | 'box'
    | 'clipboard'
    | 'menu'
    | 'move'
    | 'next'
    | 'select'
    | 'view'
  /** As `KeyboardEvent.key` names them, in lower case; none for what React Flow or the pointer does. */
  readonly keys: readonly string[]
  /** As on a key cap. */
  readonly shown: string
  readonly does: string
}

export const CANVAS_GESTURES: readonly CanvasGesture[] = [
  {
    id: 'drag',
    keys: [],
    shown: 'Drag',
    does: 'Link: from the number on a block to another block',
  },
  {
    id: 'empty',
    keys: [],
    shown: 'Drag',
    does: 'From a number to an empty place: list what can follow',
  },
  {
    id: 'insert',
    keys: [],
    shown: 'Drag',
    does: 'A block onto a link: put it between the two',
  },
  {
    id: 'putBack',
    keys: CANVAS_KEYS.putBack,
    shown: 'Esc',
    does: 'While a block is dragged: put it back',
  },
  {
    id: 'tap',
    keys: [],
    shown: 'Click, click',
    does: 'Link: on a number, then on the other block',
  },
  {
    id: 'link',
    keys: CANVAS_KEYS.link,
    shown: 'L',
    does: 'Link: on the block it leaves, then on the one it enters',
  },
  {
    id: 'force',
    keys: CANVAS_KEYS.force,
    shown: 'Alt',
    does: 'Held with either: link even what could carry no picture',
  },
  { id: 'remove', keys: CANVAS_KEYS.remove, shown: 'Delete', does: 'Remove what is selected' },
  {
    id: 'heal',
    keys: [],
    shown: 'Shift+Delete',
    does: 'Remove blocks and close the gap',
  },
  {
    id: 'box',
    keys: [],
    shown: 'Shift+Drag',
    does: 'Select all blocks in a box',
  },
  {
    id: 'clipboard',
    keys: [],
    shown: `${keyText('$mod+c')}, X, V`,
    does: 'Copy, cut and paste blocks, as DTS as well',
  },
  {
    id: 'menu',
    keys: [],
    shown: 'Menu key',
    does: 'Or a right click, or a long press: all that can be done',
  },
  {
    id: 'list',
    keys: [],
    shown: 'Double-click',
    does: 'On a number: list what can follow; on a block of the board: rename it',
  },
  { id: 'move', keys: [], shown: 'Arrows', does: 'Move the selected block' },
  { id: 'next', keys: [], shown: 'Tab', does: 'Go to the next block or link' },
  { id: 'select', keys: [], shown: 'Enter', does: 'Select what has the focus' },
  { id: 'view', keys: [], shown: 'Scroll', does: 'Zoom; drag the background to move about' },
]
