import type { ExplainStep } from './explainPath.ts'

/** The walk as a numbered list, for a mail or a commit message. */
export function explanationMarkdown(title: string, steps: readonly ExplainStep[]): string {
  const items = steps.map(
    ({ title: head, text, rule }, at) =>
      `${at + 1}. **${plain(head)}** ${plain(text)} (\`${rule}\`)`,
  )
  return `## ${plain(title)}\n\n${items.join('\n')}\n`
}

/** Characters that would turn words into markup. */
const plain = (text: string): string => text.replace(/[\\`*_<>[\]]/g, '\\$&')
