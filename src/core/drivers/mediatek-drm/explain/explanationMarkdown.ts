import type { ExplainStep } from './explainPath.ts'

/**
 * The walk as a numbered list, for a mail or a commit message.
 *
 * @param headline - what comes of the whole board, as the editor says it
 */
export function explanationMarkdown(
  title: string,
  headline: string,
  steps: readonly ExplainStep[],
): string {
  const items = steps.map(
    ({ title: head, text, rule }, at) =>
      `${at + 1}. **${plain(head)}** ${plain(text)} (\`${rule}\`)`,
  )
  return `## ${plain(title)}\n\n${items.join('\n')}\n\n**${plain(headline)}**\n`
}

/** Characters that would turn words into markup. */
const plain = (text: string): string => text.replace(/[\\`*_<>[\]]/g, '\\$&')
