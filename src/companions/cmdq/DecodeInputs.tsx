import { useId, useState } from 'react'
import type { CompanionViewProps } from '../companionModule.ts'
import { Hint } from '../frame/Hint.tsx'
import { Section } from '../frame/Section.tsx'
import styles from './Cmdq.module.css'
import { pastedText, withPasted } from './cmdqInput.ts'
import { SocField } from './PacketInputs.tsx'

/** Words or a memory dump, typed or pasted. */
export function DecodeInputs({ input, onChange }: CompanionViewProps) {
  const id = useId()
  const text = pastedText(input)
  // What is typed stays as it is while it says the same: a space at its end would be lost otherwise.
  const [draft, setDraft] = useState(text)
  const isDraft = pastedText(withPasted({}, draft)) === text
  return (
    <Section title="Words or memory">
      <label className="visually-hidden" htmlFor={id}>
        Words or memory dump, in hex
      </label>
      <textarea
        id={id}
        className={styles.paste}
        rows={12}
        spellCheck={false}
        placeholder={'0x4000000000000001\n0x1000000000000008'}
        value={isDraft ? draft : text}
        onChange={({ target }) => {
          setDraft(target.value)
          onChange(
            { ...withPasted(input, target.value), kind: 'decode' },
            'Edit the words',
            'words',
          )
        }}
      />
      <SocField input={input} onChange={onChange} />
      <Hint>
        64-bit words with 0x in front, or bytes as a dump of memory has them, lowest first:{' '}
        <code>01 00 00 00 00 00 00 40</code>.
      </Hint>
    </Section>
  )
}
