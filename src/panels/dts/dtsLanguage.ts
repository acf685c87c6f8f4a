import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'

interface State {
  inComment: boolean
}

/** What a DTS is coloured by. Knows tokens only: the text comes from our own printer. */
const language = StreamLanguage.define<State>({
  name: 'dts',
  startState: () => ({ inComment: false }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.inComment || stream.match('/*')) {
      state.inComment = !stream.match(/^.*?\*\//)
      if (state.inComment) stream.skipToEnd()
      return 'comment'
    }
    if (stream.match(/^\/\/.*/)) return 'comment'
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string'
    if (stream.match(/^&(?:\{[^}]*\}|[A-Za-z_]\w*)/)) return 'variableName'
    if (stream.match(/^\/(?:dts-v1|plugin|delete-node|delete-property|memreserve)\//)) {
      return 'keyword'
    }
    if (stream.match(/^[A-Za-z_]\w*:/)) return 'labelName'
    if (stream.match(/^(?:0x[0-9a-f]+|\d+)(?![\w,.@-])/i)) return 'number'
    if (stream.match(/^[A-Za-z0-9#][\w,.+?#-]*(?:@[0-9a-f,]+)?(?=\s*\{)/i)) return 'typeName'
    if (stream.match(/^[A-Za-z0-9#][\w,.+?#-]*/)) return 'propertyName'
    stream.next()
    return null
  },
})

const style = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--faint)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.variableName, color: 'var(--main)' },
  { tag: tags.labelName, color: 'var(--third)' },
  { tag: tags.number, color: 'var(--ext)' },
  { tag: tags.keyword, color: 'var(--bad)' },
  { tag: tags.typeName, color: 'var(--ink)', fontWeight: '600' },
  { tag: tags.propertyName, color: 'var(--dim)' },
])

export const dtsLanguage: Extension = [language, syntaxHighlighting(style)]
