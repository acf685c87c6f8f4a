import { StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

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

/** Gives a token its tag's name as class. */
const classes = {
  style: ([tag]: readonly { readonly toString: () => string }[]): string | null =>
    tag === undefined ? null : `dts-${tag}`,
}

const colours = EditorView.theme({
  '.dts-comment': { color: 'var(--faint)' },
  '.dts-string': { color: 'var(--ok)' },
  '.dts-variableName': { color: 'var(--main)' },
  '.dts-labelName': { color: 'var(--third)' },
  '.dts-number': { color: 'var(--ext)' },
  '.dts-keyword': { color: 'var(--bad)' },
  '.dts-typeName': { fontWeight: '600' },
  '.dts-propertyName': { color: 'var(--dim)' },
})

export const dtsLanguage: Extension = [language, syntaxHighlighting(classes), colours]
